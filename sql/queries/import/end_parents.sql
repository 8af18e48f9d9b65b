-- purpose: a team that this import states under another parent leaves its former parent on the day of the extract
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 day of the extract
with moved as (
  select p.team_id, p.during
  from team_parent p
  join stated_parent s on s.team_id = p.team_id
  where p.org_id = $1::bigint and p.during @> $3::date and p.parent_id <> s.parent_id
),
shortened as (
  update team_parent p
  set during = p.during * daterange(null, $3), changed_in = $2::bigint
  from moved m
  where p.org_id = $1 and p.team_id = m.team_id and p.during = m.during and lower(p.during) is distinct from $3
  returning p.team_id
),
undone as (
  delete from team_parent p using moved m
  where p.org_id = $1 and p.team_id = m.team_id and p.during = m.during and lower(p.during) = $3
  returning p.team_id
)
select (select count(*) from shortened) + (select count(*) from undone)
