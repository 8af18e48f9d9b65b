-- purpose: remove the ramp assignments that a complete file no longer names
-- cardinality: rows affected
-- $1 organisation, $2 source: only people that it knows are its to speak of
delete from ramp_assignment a
using source_record x
where a.org_id = $1::bigint and x.org_id = $1 and x.source = $2::text and x.kind = 'person' and x.internal_id = a.person_id
  and not exists (select from staged_ramp_assignment s where s.person = x.external_id and s."from" = a.starts_on)
