-- purpose: what people owe in a fiscal year: what is stated, what is taken away and added, and what a run published of it
-- cardinality: one row per person and leaf period, quarter and year, in the order of time, sums after their parts
-- $1 organisation, $2 run, $3 year, $4 person or null for everybody with a quota
-- columns: person, team (of the year's cell), label, level, stated, not employed, ramp, leave, shares of territories, rounding, owed,
--          over-assigned beside it, displaced beside it, quota of the cell
-- The lines are those of quota_line. A part is rounded over a quarter, so a month can be a cent off: that is its rounding, which is
-- zero over the quarter. Shares are as carried; what a ramp or a leave takes of them stands with the ramp or the leave.
with target as materialized (
  select r.run_no, r.known_change, y.during
  from run r
  join lateral fiscal_period_known_at(r.org_id, r.known_change) y on y.period_id = $3::integer
  where r.org_id = $1::bigint and r.run_no = $2::bigint
),
calendar as materialized (
  select f.* from target t cross join lateral fiscal_period_known_at($1, t.known_change) f
),
part as (
  select l.subject_id as person_id, l.month_id, 0::bigint as stated_minor,
         case when l.source = 'employment' then l.amount_minor else 0 end as employment_minor,
         case when l.source = 'ramp' then l.amount_minor else 0 end as ramp_minor,
         case when l.source = 'leave' then l.amount_minor else 0 end as leave_minor,
         case when l.origin = 'territory' and (l.is_counted or l.source is not null) then l.amount_minor else 0 end as share_minor,
         case when l.is_counted then l.amount_minor else 0 end as owed_minor,
         case when l.origin = 'person' and not l.is_counted and l.source not in ('employment', 'ramp', 'leave') then l.amount_minor else 0 end
           as beside_minor,
         case when l.origin = 'territory' and not l.is_counted and l.source is null then l.amount_minor else 0 end as displaced_minor
  from target t
  cross join lateral quota_line($1, t.known_change, t.during) l
  where l.part = 'carried' and l.subject_id <> 0 and ($4::bigint is null or l.subject_id = $4)
  union all
  select q.person_id, l.period_id, l.amount_minor, 0, 0, 0, 0, 0, 0, 0
  from target t
  cross join lateral quota_known_at($1, t.known_change) q
  join quota_leaf_known_at($1, (select known_change from target)) l on l.quota_id = q.quota_id
  join calendar f on f.period_id = l.period_id and f.year_id = $3
  where q.person_id is not null and q.layer = 'base' and q.measure = 'bookings' and ($4 is null or q.person_id = $4)
),
summed as (
  select p.person_id, f.period_id, sum(p.stated_minor)::bigint as stated_minor, sum(p.employment_minor)::bigint as employment_minor,
         sum(p.ramp_minor)::bigint as ramp_minor, sum(p.leave_minor)::bigint as leave_minor, sum(p.share_minor)::bigint as share_minor,
         sum(p.owed_minor)::bigint as owed_minor, sum(p.beside_minor)::bigint as beside_minor,
         sum(p.displaced_minor)::bigint as displaced_minor
  from part p
  join calendar m on m.period_id = p.month_id
  cross join lateral (values (m.period_id), (m.quarter_id), (m.year_id)) as f (period_id)
  group by p.person_id, f.period_id
)
select s.person_id, whole.team_id, f.label, f.level, s.stated_minor, s.employment_minor, s.ramp_minor, s.leave_minor, s.share_minor,
       s.owed_minor - (s.stated_minor - s.employment_minor - s.ramp_minor - s.leave_minor + s.share_minor) as rounding_minor,
       s.owed_minor, s.beside_minor, s.displaced_minor, coalesce(c.quota_minor, 0) as cell_minor
from summed s
join calendar f on f.period_id = s.period_id
left join attainment_cell_at($1, $2) c on c.dimension = 'rep' and c.subject_id = s.person_id and c.period_id = s.period_id
left join attainment_cell_at($1, $2) whole on whole.dimension = 'rep' and whole.subject_id = s.person_id and whole.period_id = $3
order by s.person_id, upper(f.during), lower(f.during) desc
