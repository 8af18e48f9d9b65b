-- purpose: one-on-ones and what follows from them, as a run published them
-- cardinality: one row per subject and period, in the order of the report
-- $1 organisation, $2 run, $3 dimension, $4 level, $5 first day, $6 last day, $7 one subject or null, $8 the team above or null
-- Ratios are divided here and nowhere else: six decimals, half away from zero. Held counts what was logged in time, and what was logged late if
-- the rep confirmed it. The held rate divides it by what was planned, the rate of the expected by every slot; both leave out what is excused
-- or pending.
with this as materialized (
  select r.as_of, r.known_change from run r where r.org_id = $1::bigint and r.run_no = $2::bigint
),
frame as materialized (
  select f.period_id, f.label, f.during
  from this
  cross join lateral fiscal_period_known_at($1, this.known_change) f
  where f.level = $4::text and f.during && daterange($5::date, $6::date, '[]')
),
cell as (
  select c.*,
         c.held_count + c.late_confirmed_count as kept_count,
         c.slot_count - c.excused_count - c.pending_count - c.unscheduled_count as planned_count,
         c.slot_count - c.excused_count - c.pending_count as expected_count
  from frame f
  cross join lateral (
    select * from coaching_cell_at($1, $2) x
    where x.dimension = $3::text and x.period_id = f.period_id and ($7::bigint is null or x.subject_id = $7) offset 0) c
)
select c.subject_id, named.name, f.label, lower(f.during), upper(f.during),
       c.slot_count, c.planned_count, c.kept_count, c.late_count, c.disputed_count, c.incomplete_count, c.no_show_count, c.excused_count,
       c.cancelled_count, c.pending_count, c.missed_count, c.unscheduled_count,
       round(c.kept_count::numeric / nullif(c.planned_count, 0), 6),
       wilson_bound(c.kept_count, nullif(c.planned_count, 0), false), wilson_bound(c.kept_count, nullif(c.planned_count, 0), true),
       round(c.kept_count::numeric / nullif(c.expected_count, 0), 6),
       wilson_bound(c.kept_count, nullif(c.expected_count, 0), false), wilson_bound(c.kept_count, nullif(c.expected_count, 0), true),
       round(c.excused_count::numeric / nullif(c.slot_count, 0), 6),
       c.move_count + c.cancel_count, case when $4 <> 'month' then c.disrupted_pair_count end, c.minutes
from cell c
join frame f on f.period_id = c.period_id
left join subject_name n on n.org_id = $1 and n.dimension = $3 and n.subject_id = c.subject_id
cross join lateral (select (case when c.subject_id = 0 and c.dimension <> 'company' then '(none)' else coalesce(n.name, c.dimension || ' ' || c.subject_id) end) collate "C") as named (name)
where $8::bigint is null or c.team_id in (select team_below($1, $8, r.as_of) from this r)
order by c.subject_id = 0, named.name, c.subject_id, lower(f.during)
