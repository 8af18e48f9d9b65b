-- purpose: write the other identifiers of people that are not there yet
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into source_record (org_id, source, kind, external_id, internal_id, changed_in)
select $1::bigint, $3::text, 'person_alias', s.other_id, x.internal_id, $2::bigint
from staged_person s
join source_record x on x.org_id = $1 and x.source = $3 and x.kind = 'person' and x.external_id = s.id
where s.other_id is not null and s.other_id <> s.id
on conflict do nothing
