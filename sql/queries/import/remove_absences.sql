-- purpose: remove the absences that a complete file no longer states, and those that stated ones of the same person overlap
-- cardinality: rows affected
-- $1 organisation, $2 source, $3 whether the file is complete
delete from absence a
using source_record x
where a.org_id = $1::bigint and x.org_id = $1 and x.source = $2::text and x.kind = 'person' and x.internal_id = a.person_id
  and not exists (select from staged_absence s where s.person = x.external_id and daterange(s."from", s."to", '[]') = a.during)
  and ($3::boolean or exists (select from staged_absence s
                              where s.person = x.external_id and daterange(s."from", s."to", '[]') && a.during))
