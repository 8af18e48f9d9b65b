-- purpose: by how much the credit of a subject differs from what its own deals won: shares given and shares received
-- grain: dimension × subject × period · population: subjects that such a share touches · inputs: credit, fact
-- A deal that is shared is taken back, whole, from where it stands, and credited share by share; a deal counts once in
-- every row in which anybody has a share of it. Without shares there is nothing to do.
insert into credit_part (dimension, subject_id, period_id, credit_minor, deal_count, excluded_count, overlay_minor)
with line as (
  select opportunity_id, kind, rep_id, manager_id, team_id, region_id, product_id, month_id, quarter_id, year_id, share_minor, is_excluded
  from credit
  union all
  select f.opportunity_id, 'whole', f.rep_id, f.manager_id, f.team_id, f.region_id, f.product_id, f.month_id, f.quarter_id, f.year_id,
         f.amount_minor, f.is_excluded
  from (select distinct opportunity_id from credit where kind = 'revenue') shared
  join fact f on f.opportunity_id = shared.opportunity_id
)
select case when grouping(rep_id) = 0 then 'rep' when grouping(manager_id) = 0 then 'manager' when grouping(team_id) = 0 then 'team'
            when grouping(region_id) = 0 then 'region' when grouping(product_id) = 0 then 'product' else 'company' end,
       coalesce(rep_id, manager_id, team_id, region_id, product_id, 0),
       coalesce(month_id, quarter_id, year_id),
       coalesce(sum(share_minor) filter (where kind = 'revenue' and not is_excluded), 0)
         - coalesce(sum(share_minor) filter (where kind = 'whole' and not is_excluded), 0),
       count(distinct opportunity_id) filter (where kind = 'revenue' and not is_excluded) - count(*) filter (where kind = 'whole' and not is_excluded),
       count(distinct opportunity_id) filter (where kind = 'revenue' and is_excluded) - count(*) filter (where kind = 'whole' and is_excluded),
       coalesce(sum(share_minor) filter (where kind = 'overlay' and not is_excluded), 0)
from line
group by grouping sets (
  (rep_id, month_id), (rep_id, quarter_id), (rep_id, year_id),
  (manager_id, month_id), (manager_id, quarter_id), (manager_id, year_id),
  (team_id, month_id), (team_id, quarter_id), (team_id, year_id),
  (region_id, month_id), (region_id, quarter_id), (region_id, year_id),
  (product_id, month_id), (product_id, quarter_id), (product_id, year_id),
  (month_id), (quarter_id), (year_id))
