-- purpose: going up from a team never leads back to it
-- returns a row per team and time that does; first of all checks, because no sum over such a tree can be right
with recursive climb as (
  select p.org_id, p.team_id, p.parent_id as node_id, p.during, 1 as steps
  from team_parent p
  union all
  select c.org_id, c.team_id, up.parent_id, c.during * up.during, c.steps + 1
  from climb c
  join team_parent up on up.org_id = c.org_id and up.team_id = c.node_id and up.during && c.during
  where c.node_id <> c.team_id and c.steps < 64
)
select format('%s %s lies below itself %s: correct the parents so that they end at the company', t.level, t.name,
              coalesce('from ' || lower(c.during), 'from the beginning') || coalesce(' until ' || upper(c.during) - 1, ''))
from climb c
join team_name t on t.org_id = c.org_id and t.team_id = c.team_id
where c.node_id = c.team_id
order by t.name collate "C", c.team_id, lower(c.during)
