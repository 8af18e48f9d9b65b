-- purpose: remove the parts that a profile of this import no longer has: a profile is always stated whole
-- cardinality: rows affected
-- $1 organisation
delete from seasonality t
where t.org_id = $1::bigint
  and exists (select from staged_seasonality s where s.profile = t.profile)
  and not exists (select from staged_seasonality s where s.profile = t.profile and upper(s.part) = t.part)
