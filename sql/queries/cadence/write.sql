-- purpose: state a cadence from a day on
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 kind, $4 scope, $5 whom it names, $6 day, $7 weeks, $8 minutes, $9 least minutes, $10 whether anything is expected
insert into cadence_policy (org_id, kind, scope, scope_key, during, every_weeks, minutes, min_minutes, is_expected, changed_in)
values ($1::bigint, $3::text, $4::text, $5::text, daterange($6::date, null), $7::smallint, $8::smallint, $9::smallint, $10::boolean, $2::bigint)
