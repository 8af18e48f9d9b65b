-- purpose: write the territories that are new or differ
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into territory as current (org_id, territory_id, name, changed_in)
select $1::bigint, x.internal_id, s.name, $2::bigint
from staged_territory s
join source_record x on x.org_id = $1 and x.source = $3::text and x.kind = 'territory' and x.external_id = s.id
on conflict (org_id, territory_id) do update
  set name = excluded.name, changed_in = excluded.changed_in
  where current.name is distinct from excluded.name
