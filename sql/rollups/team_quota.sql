-- purpose: the effective quota of every team in each leaf period: its own where stated, else its teams' and members'
-- grain: team × month, team 0 for people in no team · inputs: quota_leaf, placed_quota, team_parent (as it stood on the leaf's last day)
-- source says own, members or mixed; members_minor is the sum of the members below, whatever was stated above them
-- $1 organisation
with recursive own as (
  select q.team_id, l.period_id as month_id, sum(l.amount_minor)::bigint as amount_minor
  from quota q join quota_leaf l on l.org_id = q.org_id and l.quota_id = q.quota_id
  where q.org_id = $1::bigint and q.team_id is not null and q.measure = 'bookings' and q.layer = 'base'
  group by q.team_id, l.period_id
),
direct as (
  select team_id, month_id, sum(amount_minor)::bigint as amount_minor from placed_quota group by team_id, month_id
),
above as (
  -- Who is in no team stands directly below the company.
  select p.team_id, f.period_id as month_id, p.parent_id
  from fiscal_period f
  join team_parent p on p.org_id = f.org_id and p.during @> upper(f.during) - 1
  where f.org_id = $1 and f.level = 'month'
    and f.period_id in (select month_id from own union select month_id from direct)
  union all
  select 0, months.month_id, root.team_id
  from (select month_id from own union select month_id from direct) months
  join team root on root.org_id = $1 and root.level = 'company'
),
stated_climb as (
  select team_id, month_id, amount_minor, true as is_own from own
  union all
  select d.team_id, d.month_id, d.amount_minor, false from direct d
  where not exists (select from own o where o.team_id = d.team_id and o.month_id = d.month_id)
  union all
  select up.parent_id, c.month_id, c.amount_minor, c.is_own
  from stated_climb c
  join above up on up.team_id = c.team_id and up.month_id = c.month_id
  where not exists (select from own o where o.team_id = up.parent_id and o.month_id = c.month_id)
),
member_climb as (
  select team_id, month_id, amount_minor from direct
  union all
  select up.parent_id, c.month_id, c.amount_minor
  from member_climb c join above up on up.team_id = c.team_id and up.month_id = c.month_id
),
members as (
  select team_id, month_id, sum(amount_minor)::bigint as amount_minor from member_climb group by team_id, month_id
)
insert into team_quota (team_id, month_id, amount_minor, source, members_minor)
select c.team_id, c.month_id, sum(c.amount_minor)::bigint,
       case when exists (select from own o where o.team_id = c.team_id and o.month_id = c.month_id) then 'own'
            when bool_or(c.is_own) then 'mixed' else 'members' end,
       m.amount_minor
from stated_climb c
left join members m on m.team_id = c.team_id and m.month_id = c.month_id
group by c.team_id, c.month_id, m.amount_minor
