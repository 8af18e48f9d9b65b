-- purpose: what a breakdown adjusts for earlier periods sums to what the company does
-- returns a row per dimension and period that does not
select format('%s, period %s: adjustments of %s minor units, the company has %s', parts.dimension, coalesce(parts.period_id, company.period_id),
              coalesce(parts.amount_minor, 0), coalesce(company.amount_minor, 0))
from (select distinct dimension from fresh_attainment_cell where dimension <> 'company') dimension
cross join (select distinct period_id from fresh_adjustment_cell) period
left join (select dimension, period_id, sum(adjustment_minor) as amount_minor
           from fresh_adjustment_cell where dimension <> 'company' group by dimension, period_id) parts
  using (dimension, period_id)
left join (select period_id, sum(adjustment_minor) as amount_minor
           from fresh_adjustment_cell where dimension = 'company' group by period_id) company using (period_id)
where coalesce(parts.amount_minor, 0) <> coalesce(company.amount_minor, 0)
