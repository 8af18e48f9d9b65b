-- purpose: a team that stands above itself once this import's parents are written
-- cardinality: zero or more rows, the names
-- $1 organisation, $2 day of the extract
with recursive climb as (
  select p.team_id, p.parent_id, 1 as steps from team_parent p where p.org_id = $1::bigint and p.during @> $2::date
  union all
  select c.team_id, p.parent_id, c.steps + 1
  from climb c
  join team_parent p on p.org_id = $1 and p.team_id = c.parent_id and p.during @> $2
  where c.parent_id <> c.team_id and c.steps < 64
)
select n.name collate "C"
from climb c
join team_name n on n.org_id = $1 and n.team_id = c.team_id
where c.parent_id = c.team_id
order by 1
