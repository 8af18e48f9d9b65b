-- purpose: quota by breakdown and leaf period
-- grain: dimension × subject × month · inputs: placed_quota, team_quota, team_membership · $1 organisation
with led as (
  -- A team's quota belongs to who leads it, by days; the days without a leader to "(none)".
  select q.team_id, q.month_id, q.amount_minor, q.source, q.members_minor, coalesce(m.person_id, 0) as manager_id,
         case when m.person_id is null then 0 else upper(m.during * f.during) - lower(m.during * f.during) end as days,
         upper(f.during) - lower(f.during) as month_days
  from team_quota q
  join team t on t.org_id = $1::bigint and t.team_id = q.team_id and t.level = 'team'
  join fiscal_period f on f.org_id = $1 and f.period_id = q.month_id
  left join team_membership m on m.org_id = $1 and m.team_id = q.team_id and m.kind = 'leader' and m.during && f.during
),
manned as (
  select team_id, month_id, amount_minor, source, members_minor, manager_id, sum(days) as days, month_days
  from led where manager_id <> 0
  group by team_id, month_id, amount_minor, source, members_minor, manager_id, month_days
  union all
  select team_id, month_id, amount_minor, source, members_minor, 0, month_days - sum(days), month_days
  from led group by team_id, month_id, amount_minor, source, members_minor, month_days
  having month_days > sum(days)
),
rounded as (
  select m.*, div(amount_minor::numeric * days, month_days) as floor_minor,
         amount_minor - sum(div(amount_minor::numeric * days, month_days)) over part as remainder,
         div(coalesce(members_minor, 0)::numeric * days, month_days) as members_floor,
         coalesce(members_minor, 0) - sum(div(coalesce(members_minor, 0)::numeric * days, month_days)) over part as members_remainder,
         row_number() over (partition by team_id, month_id order by (amount_minor::numeric * days) % month_days desc, manager_id) as place,
         row_number() over (partition by team_id, month_id
                            order by (coalesce(members_minor, 0)::numeric * days) % month_days desc, manager_id) as members_place
  from manned m
  window part as (partition by team_id, month_id)
),
by_manager as (
  select manager_id, month_id, floor_minor + case when place <= remainder then 1 else 0 end as amount_minor, source,
         case when members_minor is not null then members_floor + case when members_place <= members_remainder then 1 else 0 end end as members_minor
  from rounded
  union all
  -- Who is in no team, nor in a node below one, stands under the manager of that node.
  select p.manager_id, p.month_id, p.amount_minor, 'members', p.amount_minor
  from placed_quota p
  join fiscal_period f on f.org_id = $1 and f.period_id = p.month_id
  where not exists (select from team_place tp
                    where tp.org_id = $1 and tp.level = 'team' and tp.team_id = p.team_id and tp.during @> upper(f.during) - 1)
),
outside as (
  -- What no node of the level covers: the row "(none)" of a breakdown by team or region.
  select wanted.level as dimension, p.month_id, sum(p.amount_minor) as amount_minor
  from placed_quota p
  join fiscal_period f on f.org_id = $1 and f.period_id = p.month_id
  cross join (values ('team'), ('region')) as wanted (level)
  where not exists (select from team_place tp where tp.org_id = $1 and tp.level = wanted.level and tp.team_id = p.team_id and tp.during @> upper(f.during) - 1)
  group by wanted.level, p.month_id
)
insert into quota_part (dimension, subject_id, month_id, amount_minor, source, members_minor)
select 'rep', person_id, month_id, amount_minor, case when person_id = 0 then 'members' else 'own' end, null from rep_quota
union all
select t.level, q.team_id, q.month_id, q.amount_minor, q.source, q.members_minor
from team_quota q join team t on t.org_id = $1 and t.team_id = q.team_id where t.level in ('team', 'region')
union all
select 'company', 0, q.month_id, q.amount_minor, q.source, q.members_minor
from team_quota q join team t on t.org_id = $1 and t.team_id = q.team_id where t.level = 'company'
union all
select dimension, 0, month_id, amount_minor, 'members', amount_minor from outside
union all
select 'manager', manager_id, month_id, sum(amount_minor)::bigint,
       case when bool_and(source = 'own') then 'own' when bool_and(source = 'members') then 'members' else 'mixed' end,
       sum(members_minor)::bigint
from by_manager group by manager_id, month_id
