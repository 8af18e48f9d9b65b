-- purpose: whether a cadence is what it is to be already, from a day on
-- cardinality: one row
-- $1 organisation, $2 kind, $3 scope, $4 whom it names, $5 first day, $6 weeks, $7 minutes, $8 least minutes, $9 whether anything is expected
select exists (
  select from cadence_policy p
  where p.org_id = $1::bigint and p.kind = $2::text and p.scope = $3::text and p.scope_key = $4::text and p.during @> daterange($5::date, null)
    and (p.every_weeks, p.minutes, p.min_minutes, p.is_expected) = ($6::smallint, $7::smallint, $8::smallint, $9::boolean))
