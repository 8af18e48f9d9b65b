-- purpose: write the people who are new; their personal data is written apart
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into person (org_id, person_id, changed_in)
select $1::bigint, x.internal_id, $2::bigint
from source_record x
where x.org_id = $1 and x.source = $3::text and x.kind = 'person' and x.changed_in = $2
on conflict do nothing
