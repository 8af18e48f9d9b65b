-- purpose: in which leaf periods the reader's sight shows a cell of a subject, at a run
-- cardinality: one row per leaf period; 0 is that of deals without a date
-- $1 organisation, $2 run, $3 report: pipeline or attainment, $4 dimension, $5 subject
-- Read with the reader's own sight: what stands behind these cells may be explained to him, and nothing else.
with cell as (
  select period_id from attainment_cell_at($1::bigint, $2::bigint)
  where $3::text = 'attainment' and dimension = $4::text and subject_id = $5::bigint
  union
  select period_id from pipeline_cell_at($1, $2) where $3 = 'pipeline' and dimension = $4 and subject_id = $5
)
select c.period_id
from cell c
join run r on r.org_id = $1 and r.run_no = $2
left join lateral fiscal_period_known_at($1, r.known_change) f on f.period_id = c.period_id
where c.period_id = 0 or f.level = 'month'
