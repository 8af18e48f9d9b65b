-- purpose: what has become known of locked periods since they were locked, in the first open leaf period after each of them
-- grain: dimension × subject × month · population: subjects with a difference · inputs: fresh_attainment_cell, the published cells, period_lock
-- class: period cells, rebuilt whole · $1 organisation, $2 run, $3 known change
-- A locked period has reported its credit and its adjustments. So what is left to adjust is the credit as it is now, less both:
-- over all periods, reported and restated credit are the same.
with target as (
  select period_id, run_no, target_id from adjusted_period_at($1::bigint, $3::bigint)
),
difference as (
  select f.dimension, f.subject_id, t.target_id, f.team_id, f.rep_id, f.credit_minor as amount_minor
  from target t join fresh_attainment_cell f on f.period_id = t.period_id
  union all
  select c.dimension, c.subject_id, t.target_id, c.team_id, c.rep_id, -c.credit_minor
  from target t join attainment_cell c on c.org_id = $1 and c.period_id = t.period_id and c.since_run <= t.run_no
  union all
  select c.dimension, c.subject_id, t.target_id, c.team_id, c.rep_id, -c.credit_minor
  from target t
  join attainment_cell_history c on c.org_id = $1 and c.period_id = t.period_id and c.since_run <= t.run_no and c.until_run > t.run_no
  union all
  select c.dimension, c.subject_id, t.target_id, c.team_id, c.rep_id, -c.adjustment_minor
  from target t join adjustment_cell c on c.org_id = $1 and c.period_id = t.period_id and c.since_run <= t.run_no
  union all
  select c.dimension, c.subject_id, t.target_id, c.team_id, c.rep_id, -c.adjustment_minor
  from target t
  join adjustment_cell_history c on c.org_id = $1 and c.period_id = t.period_id and c.since_run <= t.run_no and c.until_run > t.run_no
)
insert into fresh_adjustment_cell (org_id, dimension, subject_id, period_id, team_id, rep_id, adjustment_minor, since_run)
select $1, dimension, subject_id, target_id, max(team_id), max(rep_id), sum(amount_minor)::bigint, $2::bigint
from difference
group by dimension, subject_id, target_id
having sum(amount_minor) <> 0
