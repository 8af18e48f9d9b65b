-- purpose: how many territory assignments a complete file no longer names at all, and of how many of its source
-- cardinality: one row
-- $1 organisation, $2 source
select count(*) filter (where s.territory_id is null), count(*)
from territory_assignment a
join source_record x
  on x.org_id = $1::bigint and x.source = $2::text and x.kind = 'territory' and x.internal_id = a.territory_id
left join (select distinct territory_id, person_id from stated_assignment) s
  on (s.territory_id, s.person_id) = (a.territory_id, a.person_id)
where a.org_id = $1
