-- The teams of a subtree on a day: the team itself and every team below it.
create function drumbeat.team_below(org_id bigint, team_id bigint, on_day date)
  returns setof bigint
  language sql stable
begin atomic
  with recursive below as (
    select $2 as team_id, 1 as steps
    union all
    select p.team_id, b.steps + 1
    from below b
    join drumbeat.team_parent p on p.org_id = $1 and p.parent_id = b.team_id and p.during @> $3
    where b.steps < 64
  )
  select below.team_id from below;
end;
