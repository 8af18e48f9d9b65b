-- purpose: state what a policy is from a day on
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 key, $4 day (null: every day), $5 value
insert into policy (org_id, key, during, value, changed_in)
values ($1::bigint, $3::text, daterange($4::date, null), $5::text, $2::bigint)
