-- purpose: remove the months that a ramp of this import no longer has: a ramp is always stated whole
-- cardinality: rows affected
-- $1 organisation
delete from ramp_step t
where t.org_id = $1::bigint
  and exists (select from staged_ramp_step s where s.profile = t.profile)
  and not exists (select from staged_ramp_step s where s.profile = t.profile and s.month = t.month_no)
