-- purpose: write the absences that are new or differ
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into absence as current (org_id, person_id, during, kind, is_relief, reason, changed_in)
select $1::bigint, x.internal_id, daterange(s."from", s."to", '[]'), coalesce(s.kind, 'leave'), lower(coalesce(s.relief, 'no')) = 'yes', s.reason,
       $2::bigint
from staged_absence s
join source_record x on x.org_id = $1 and x.source = $3::text and x.kind = 'person' and x.external_id = s.person
on conflict (org_id, person_id, during) do update
  set kind = excluded.kind, is_relief = excluded.is_relief, reason = excluded.reason, changed_in = excluded.changed_in
  where (current.kind, current.is_relief, current.reason) is distinct from (excluded.kind, excluded.is_relief, excluded.reason)
