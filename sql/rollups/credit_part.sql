-- purpose: by how much the credit of a subject differs from what its own deals won: shares given and received, other rates
-- grain: dimension × subject × period · population: subjects that such a deal touches · inputs: credit, fact
-- A deal that is shared is taken back, whole, from where it stands, and credited share by share; a deal counts once in
-- every row in which anybody has a share of it. A deal in another currency differs by its rates. Of the others, which are
-- almost all, there is nothing to say. What has no rate of a kind adds nothing at that kind's rates and is counted.
insert into credit_part (dimension, subject_id, period_id, credit_minor, deal_count, excluded_count, overlay_minor,
                         dated_effect_minor, report_effect_minor, undated_count, unreported_count)
with line as (
  select opportunity_id, kind, rep_id, manager_id, team_id, region_id, territory_id, product_id, month_id, quarter_id, year_id, is_excluded,
         credit_minor, dated_minor, report_minor
  from credit
  union all
  select f.opportunity_id, case when shared.opportunity_id is null then 'rate' else 'whole' end, f.rep_id, f.manager_id, f.team_id,
         f.region_id, f.territory_id, f.product_id, f.month_id, f.quarter_id, f.year_id, f.is_excluded, f.amount_minor, f.dated_minor, f.report_minor
  from fact f
  left join (select distinct opportunity_id from credit where kind = 'revenue') shared on shared.opportunity_id = f.opportunity_id
  where f.outcome = 'won' and (f.is_foreign or shared.opportunity_id is not null)
)
select case when grouping(rep_id) = 0 then 'rep' when grouping(manager_id) = 0 then 'manager' when grouping(team_id) = 0 then 'team'
            when grouping(region_id) = 0 then 'region'
            when grouping(territory_id) = 0 then 'territory' when grouping(product_id) = 0 then 'product' else 'company' end,
       coalesce(rep_id, manager_id, team_id, region_id, territory_id, product_id, 0),
       coalesce(month_id, quarter_id, year_id),
       coalesce(sum(credit_minor) filter (where kind = 'revenue'), 0) - coalesce(sum(credit_minor) filter (where kind = 'whole'), 0),
       count(distinct opportunity_id) filter (where kind = 'revenue' and not is_excluded) - count(*) filter (where kind = 'whole' and not is_excluded),
       count(distinct opportunity_id) filter (where kind = 'revenue' and is_excluded) - count(*) filter (where kind = 'whole' and is_excluded),
       coalesce(sum(credit_minor) filter (where kind = 'overlay'), 0),
       coalesce(sum(coalesce(dated_minor, 0) - credit_minor) filter (where kind in ('revenue', 'rate')), 0),
       coalesce(sum(coalesce(report_minor, 0) - credit_minor) filter (where kind in ('revenue', 'rate')), 0),
       count(distinct opportunity_id) filter (where kind in ('revenue', 'rate') and credit_minor is not null and dated_minor is null),
       count(distinct opportunity_id) filter (where kind in ('revenue', 'rate') and credit_minor is not null and report_minor is null)
from line
group by grouping sets (
  (rep_id, month_id), (rep_id, quarter_id), (rep_id, year_id),
  (manager_id, month_id), (manager_id, quarter_id), (manager_id, year_id),
  (team_id, month_id), (team_id, quarter_id), (team_id, year_id),
  (region_id, month_id), (region_id, quarter_id), (region_id, year_id),
  (territory_id, month_id), (territory_id, quarter_id), (territory_id, year_id),
  (product_id, month_id), (product_id, quarter_id), (product_id, year_id),
  (month_id), (quarter_id), (year_id))
