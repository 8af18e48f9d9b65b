-- purpose: the sessions that the cadence policies expect, slot by slot, until the one that holds the as-of day
-- grain: kind × manager × rep × slot · population: coaching_pair × cadence policy in force
-- inputs: coaching_pair, cadence_policy, employment, team_parent · $1 organisation, $2 as-of
-- The most specific policy counts: of the rep's team or the nearest above, of his role, of his motion, of everybody; of a session with the
-- team, those of its leader. Slots are whole weeks from the week of the policy's first day on, and stand at their first day; one of several weeks ends with the week in which
-- somebody leaves or another cadence begins. A pair works towards each other
-- for five working days before anything is expected: `active` are the days of the two, `usable` those after that.
insert into expected_slot (kind, manager_id, rep_id, team_id, starts_on, ends_on, min_minutes, active, usable)
with recursive above as (
  select t.team_id, t.team_id as above_id, daterange(null, null) as during, 0 as steps from team t where t.org_id = $1::bigint
  union all
  select a.team_id, u.parent_id, a.during * u.during, a.steps + 1
  from above a join team_parent u on u.org_id = $1 and u.team_id = a.above_id and u.during && a.during
  where a.steps < 64
),
policy as materialized (
  select p.kind, p.scope, p.scope_key, p.during, p.every_weeks, p.min_minutes, p.is_expected, k.is_pair
  from cadence_policy p join session_kind k using (kind)
  where p.org_id = $1 and lower(p.during) <= $2::date
),
-- Which policy can count for which piece of a pair, the more specific the smaller its rank.
candidate as (
  select c.manager_id, c.rep_id, c.team_id, c.span, p.kind, p.scope, p.scope_key, p.every_weeks, p.min_minutes, p.is_expected, lower(p.during) as since,
         2000 as rank, c.during * p.during as during
  from coaching_pair c join policy p on p.scope = 'organisation' and p.is_pair = (c.rep_id <> 0) and p.during && c.during
  union all
  select c.manager_id, c.rep_id, c.team_id, c.span, p.kind, p.scope, p.scope_key, p.every_weeks, p.min_minutes, p.is_expected, lower(p.during),
         case p.scope when 'role' then 1000 else 1500 end, c.during * p.during * e.during
  from coaching_pair c
  join employment e on e.org_id = $1 and e.person_id = case c.rep_id when 0 then c.manager_id else c.rep_id end and e.during && c.during
  join policy p on p.scope_key = case p.scope when 'role' then e.role when 'motion' then e.motion end
               and p.is_pair = (c.rep_id <> 0) and p.during && (c.during * e.during)
  union all
  select c.manager_id, c.rep_id, c.team_id, c.span, p.kind, p.scope, p.scope_key, p.every_weeks, p.min_minutes, p.is_expected, lower(p.during),
         a.steps, c.during * p.during * a.during
  from coaching_pair c
  join above a on a.team_id = c.team_id and a.during && c.during
  join policy p on p.scope = 'team' and p.scope_key = a.above_id::text and p.is_pair = (c.rep_id <> 0) and p.during && (c.during * a.during)
),
taken as (
  select c.kind, c.manager_id, c.rep_id, c.team_id, c.rank, range_agg(o.during) as during
  from candidate c
  join candidate o on o.kind = c.kind and o.manager_id = c.manager_id and o.rep_id = c.rep_id and o.team_id = c.team_id
  where o.rank < c.rank and not isempty(o.during)
  group by c.kind, c.manager_id, c.rep_id, c.team_id, c.rank
),
governed as materialized (
  select r.kind, r.manager_id, r.rep_id, r.since, r.every_weeks, r.min_minutes, r.span, r.team_id,
         datemultirange(r.during) - coalesce(t.during, '{}'::datemultirange) as days
  from candidate r
  left join taken t on t.kind = r.kind and t.manager_id = r.manager_id and t.rep_id = r.rep_id and t.team_id = r.team_id and t.rank = r.rank
  where r.is_expected and not isempty(r.during)
),
frame as materialized (
  select f.since, f.every_weeks, starts.day as starts_on, starts.day + 7 * f.every_weeks as ends_on
  from (select distinct lower(during) as since, every_weeks from policy) f
  join organisation g on g.org_id = $1
  cross join lateral (
    select week_of(f.since, g.week_starts) + 7 * f.every_weeks * n as day
    from generate_series(0, ($2 - week_of(f.since, g.week_starts)) / (7 * f.every_weeks)) n) starts
)
select v.kind, v.manager_id, v.rep_id, (array_agg(v.team_id order by lower(v.days)))[1], f.starts_on,
       least(max(f.ends_on), week_of(upper(range_merge(range_agg(v.days))) - 1, g.week_starts) + 7),
       (array_agg(v.min_minutes order by lower(v.days)))[1],
       range_agg(v.days) * datemultirange(daterange(f.starts_on, max(f.ends_on))),
       range_agg(v.days) * datemultirange(daterange(f.starts_on, max(f.ends_on)))
         - coalesce(range_agg(daterange(lower(v.span), lower(v.span) + 7)) filter (where v.rep_id <> 0 and not lower_inf(v.span)),
                    '{}'::datemultirange)
from governed v
join frame f on f.since = v.since and f.every_weeks = v.every_weeks and v.days && daterange(f.starts_on, f.ends_on)
join organisation g on g.org_id = $1
group by v.kind, v.manager_id, v.rep_id, f.starts_on, g.week_starts
