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

-- The territories inside an area as known after a change: as territories those at or below it; as areas those directly inside
-- it, or at the top and "(none)" when the area is 0.
create function drumbeat.territory_inside(org_id bigint, known_change bigint, dimension text, area_id bigint, on_day date)
  returns setof bigint
  language sql stable
begin atomic
  select a.territory_id
  from drumbeat.territory_above_known_at($1, $2) a
  where $3 = 'territory' and a.area_id = $4 and a.during @> $5
  union all
  select p.territory_id
  from drumbeat.territory_parent_known_at($1, $2) p
  where $3 = 'area' and p.parent_id = $4 and p.during @> $5
  union all
  select t.territory_id
  from drumbeat.territory t
  where $3 = 'area' and $4 = 0 and t.org_id = $1
    and not exists (select from drumbeat.territory_parent_known_at($1, $2) p where p.territory_id = t.territory_id and p.during @> $5)
  union all
  select 0 where $3 = 'area' and $4 = 0;
end;
