-- purpose: months sum to their quarter and their year, in every row of every breakdown
-- returns a row per subject and period that does not
with part as (
  select m.dimension, m.subject_id, above.period_id,
         sum(m.won_count + m.lost_count + m.open_count + m.excluded_count) as deals, sum(m.won_minor) as won_minor
  from fresh_pipeline_cell m
  join fiscal_period month on month.org_id = m.org_id and month.period_id = m.period_id and month.level = 'month'
  cross join lateral (values (month.quarter_id), (month.year_id)) as above (period_id)
  group by m.dimension, m.subject_id, above.period_id
),
whole as (
  select w.dimension, w.subject_id, w.period_id,
         w.won_count + w.lost_count + w.open_count + w.excluded_count as deals, w.won_minor
  from fresh_pipeline_cell w
  join fiscal_period f on f.org_id = w.org_id and f.period_id = w.period_id and f.level <> 'month'
)
select format('%s %s, period %s: %s deals and %s minor units in its months, %s and %s in itself',
              dimension, subject_id, period_id, part.deals, part.won_minor, whole.deals, whole.won_minor)
from part
full join whole using (dimension, subject_id, period_id)
where coalesce(part.deals, 0) <> coalesce(whole.deals, 0) or coalesce(part.won_minor, 0) <> coalesce(whole.won_minor, 0)
