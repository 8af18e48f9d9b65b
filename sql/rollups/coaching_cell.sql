-- purpose: one-on-ones of every subject and period: slots by their state, disruptions, minutes of coaching
-- grain: dimension × subject × period · population: whoever has a slot or was coached · inputs: fresh_slot, coaching_session, coaching_pair
-- class: period cells and open-window cells, rebuilt whole · $1 organisation, $2 as-of, $3 run, $4 known change
-- A pair is disrupted in a quarter with more than one move or cancellation. Minutes are those of complete logs that nobody disputes, in the leaf
-- period of their day; of sessions in groups at most 60 per rep and leaf period. A meeting with two coaches counts once for the rep.
insert into fresh_coaching_cell
with place as materialized (
  select t.team_id, t.level, t.during, t.node_id from team_place_known_at($1::bigint, $4::bigint) t
),
led as materialized (
  select m.person_id, min(m.team_id) as team_id from team_membership m
  where m.org_id = $1 and m.kind = 'leader' and m.during @> $2::date group by m.person_id
),
standing as materialized (
  select p.person_id, min(p.team_id) as team_id from person_place p where p.org_id = $1 and p.during @> $2 group by p.person_id
),
-- Leaf periods first, the tree after that: a pair has four slots or five in a month.
leaf as materialized (
  select s.rep_id, s.manager_id, coalesce(t.node_id, 0) as team_id, coalesce(r.node_id, 0) as region_id, f.period_id as month_id, f.quarter_id, f.year_id,
         count(*) as slots, count(*) filter (where s.state = 'held') as held, count(*) filter (where s.state = 'held_late') as late,
         count(*) filter (where s.state = 'held_late' and s.is_confirmed) as late_confirmed,
         count(*) filter (where s.state = 'disputed') as disputed, count(*) filter (where s.state = 'incomplete') as incomplete,
         count(*) filter (where s.state = 'no_show') as no_show, count(*) filter (where s.state = 'excused') as excused,
         count(*) filter (where s.state = 'cancelled') as cancelled, count(*) filter (where s.state = 'pending') as pending,
         count(*) filter (where s.state = 'missed') as missed, count(*) filter (where s.state = 'not_scheduled') as unscheduled,
         sum(s.move_count) as moves, sum(s.cancel_count) as cancels
  from fresh_slot s
  join fiscal_period f on f.org_id = $1 and f.period_id = s.period_id
  left join place t on t.level = 'team' and t.team_id = s.team_id and t.during @> s.starts_on
  left join place r on r.level = 'region' and r.team_id = s.team_id and r.during @> s.starts_on
  where s.kind = 'one_on_one' and s.rep_id <> 0
  group by s.rep_id, s.manager_id, t.node_id, r.node_id, f.period_id, f.quarter_id, f.year_id
),
counted as (
  select d.dimension, d.subject_id, p.period_id, sum(l.slots) as slots, sum(l.held) as held, sum(l.late) as late, sum(l.late_confirmed) as late_confirmed,
         sum(l.disputed) as disputed, sum(l.incomplete) as incomplete, sum(l.no_show) as no_show, sum(l.excused) as excused,
         sum(l.cancelled) as cancelled, sum(l.pending) as pending, sum(l.missed) as missed, sum(l.unscheduled) as unscheduled,
         sum(l.moves) as moves, sum(l.cancels) as cancels
  from leaf l
  cross join lateral (values ('rep', l.rep_id), ('manager', l.manager_id), ('team', l.team_id), ('region', l.region_id), ('company', 0))
    as d (dimension, subject_id)
  cross join lateral (values (l.month_id), (l.quarter_id), (l.year_id)) as p (period_id)
  group by d.dimension, d.subject_id, p.period_id
),
-- A pair in a quarter; where it stood in several teams, in the first of them.
pair as materialized (
  select l.rep_id, l.manager_id, min(l.team_id) as team_id, min(l.region_id) as region_id, l.quarter_id, l.year_id,
         sum(l.moves + l.cancels) > 1 as is_disrupted
  from leaf l group by l.rep_id, l.manager_id, l.quarter_id, l.year_id
),
paired as (
  select d.dimension, d.subject_id, p.period_id, count(*) as pairs, count(*) filter (where a.is_disrupted) as disrupted
  from pair a
  cross join lateral (values ('rep', a.rep_id), ('manager', a.manager_id), ('team', a.team_id), ('region', a.region_id), ('company', 0))
    as d (dimension, subject_id)
  cross join lateral (values (a.quarter_id), (a.year_id)) as p (period_id)
  group by d.dimension, d.subject_id, p.period_id
),
coached as (
  select s.rep_id, min(s.manager_id) as manager_id, s.log_on, coalesce(s.group_no, s.session_no) as meeting, s.group_no is not null as is_group,
         max(s.minutes) as minutes
  from coaching_session s
  join session_kind k on k.kind = s.kind and k.is_coaching
  where s.rep_id <> 0 and s.is_complete and coalesce(s.answer, '') not in ('denied', 'settled_not_held')
  group by s.rep_id, s.log_on, coalesce(s.group_no, s.session_no), s.group_no is not null
),
rep_month as materialized (
  select c.rep_id, c.manager_id, coalesce(t.node_id, 0) as team_id, coalesce(r.node_id, 0) as region_id, f.period_id as month_id, f.quarter_id, f.year_id,
         coalesce(sum(c.minutes) filter (where not c.is_group), 0) + least(coalesce(sum(c.minutes) filter (where c.is_group), 0), 60) as minutes
  from coached c
  join fiscal_period f on f.org_id = $1 and f.level = 'month' and f.during @> c.log_on
  left join coaching_pair p on p.manager_id = c.manager_id and p.rep_id = c.rep_id and p.during @> c.log_on
  left join place t on t.level = 'team' and t.team_id = p.team_id and t.during @> c.log_on
  left join place r on r.level = 'region' and r.team_id = p.team_id and r.during @> c.log_on
  group by c.rep_id, c.manager_id, t.node_id, r.node_id, f.period_id, f.quarter_id, f.year_id
),
spent as (
  select d.dimension, d.subject_id, p.period_id, sum(m.minutes) as minutes
  from rep_month m
  cross join lateral (values ('rep', m.rep_id), ('manager', m.manager_id), ('team', m.team_id), ('region', m.region_id), ('company', 0))
    as d (dimension, subject_id)
  cross join lateral (values (m.month_id), (m.quarter_id), (m.year_id)) as p (period_id)
  group by d.dimension, d.subject_id, p.period_id
)
select $1, p.dimension, p.subject_id, p.period_id,
       case p.dimension when 'rep' then here.team_id when 'manager' then led.team_id when 'team' then p.subject_id when 'region' then p.subject_id end,
       case when p.dimension in ('rep', 'manager') then p.subject_id end,
       coalesce(c.slots, 0), coalesce(c.held, 0), coalesce(c.late, 0), coalesce(c.late_confirmed, 0), coalesce(c.disputed, 0), coalesce(c.incomplete, 0),
       coalesce(c.no_show, 0), coalesce(c.excused, 0), coalesce(c.cancelled, 0), coalesce(c.pending, 0),
       coalesce(c.missed, 0), coalesce(c.unscheduled, 0), coalesce(c.moves, 0), coalesce(c.cancels, 0),
       coalesce(a.pairs, 0), coalesce(a.disrupted, 0), coalesce(m.minutes, 0), $3::bigint
from (select dimension, subject_id, period_id from counted union select dimension, subject_id, period_id from spent) p
left join counted c on c.dimension = p.dimension and c.subject_id = p.subject_id and c.period_id = p.period_id
left join paired a on a.dimension = p.dimension and a.subject_id = p.subject_id and a.period_id = p.period_id
left join spent m on m.dimension = p.dimension and m.subject_id = p.subject_id and m.period_id = p.period_id
left join standing here on p.dimension = 'rep' and here.person_id = p.subject_id
left join led on p.dimension = 'manager' and led.person_id = p.subject_id
