-- purpose: write the names and addresses that are new or differ; a leader known only by reference is called by it
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into person_identity as current (org_id, person_id, display_name, email, changed_in)
select $1::bigint, x.internal_id, named.display_name, named.email, $2::bigint
from (select id, name as display_name, email from staged_person
      union all
      select distinct leader, leader, null from staged_person l
      where leader is not null and not exists (select from staged_person s where s.id = l.leader)) named
join source_record x on x.org_id = $1 and x.source = $3::text and x.kind = 'person' and x.external_id = named.id
where exists (select from staged_person s where s.id = named.id)
   or not exists (select from person_identity i where i.org_id = $1 and i.person_id = x.internal_id)
on conflict (org_id, person_id) do update
  set display_name = excluded.display_name, email = excluded.email, changed_in = excluded.changed_in
  where (current.display_name, current.email) is distinct from (excluded.display_name, excluded.email)
