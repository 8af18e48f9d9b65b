-- purpose: by how much the credit of a subject differs from what its own deals won: shares given and received, other rates, other days
-- grain: dimension × subject × period · population: subjects that such a deal touches · inputs: credit, product_credit, fact
-- A deal that is shared, or credited on another day than it closed, is taken back, whole, from where it stands, and credited share by
-- share; one that is not credited yet is only taken back. A deal counts once in
-- every row in which anybody has a share of it. A deal in another currency differs by its rates. Of the others, which are
-- almost all, there is nothing to say. What has no rate of a kind adds nothing at that kind's rates and is counted.
-- By product, a deal with order lines is taken back from its own product and credited product by product.
insert into credit_part (dimension, subject_id, period_id, credit_minor, deal_count, excluded_count, overlay_minor,
                         dated_effect_minor, report_effect_minor, undated_count, unreported_count)
with lined as materialized (
  select distinct opportunity_id from product_credit
),
line as (
  select opportunity_id, kind, rep_id, manager_id, team_id, region_id, territory_id, product_id, month_id, quarter_id, year_id, is_excluded,
         credit_minor, dated_minor, report_minor
  from credit
  union all
  select f.opportunity_id, case when shared.opportunity_id is null and not f.is_moved then 'rate' else 'whole' end, f.rep_id, f.manager_id, f.team_id,
         f.region_id, f.territory_id, f.product_id, f.month_id, f.quarter_id, f.year_id, f.is_excluded, f.amount_minor, f.dated_minor, f.report_minor
  from fact f
  left join (select distinct opportunity_id from credit where kind = 'revenue') shared on shared.opportunity_id = f.opportunity_id
  where f.outcome = 'won' and (f.is_foreign or f.is_moved or shared.opportunity_id is not null)
),
placed as (
  select d.dimension, d.subject_id, l.opportunity_id, l.kind, l.month_id, l.quarter_id, l.year_id, l.is_excluded, l.credit_minor, l.dated_minor,
         l.report_minor
  from line l
  left join lined on lined.opportunity_id = l.opportunity_id
  cross join lateral (values ('rep', l.rep_id), ('manager', l.manager_id), ('team', l.team_id), ('region', l.region_id),
                             ('territory', l.territory_id), ('product', l.product_id), ('company', 0)) as d (dimension, subject_id)
  where d.dimension <> 'product' or lined.opportunity_id is null
  union all
  select 'product', product_id, opportunity_id, kind, month_id, quarter_id, year_id, is_excluded, credit_minor, dated_minor, report_minor
  from product_credit
  union all
  select 'product', f.product_id, f.opportunity_id, 'whole', f.month_id, f.quarter_id, f.year_id, f.is_excluded, f.amount_minor, f.dated_minor,
         f.report_minor
  from fact f
  join lined on lined.opportunity_id = f.opportunity_id
)
select l.dimension, l.subject_id, p.period_id,
       coalesce(sum(credit_minor) filter (where kind = 'revenue'), 0) - coalesce(sum(credit_minor) filter (where kind = 'whole'), 0),
       count(distinct opportunity_id) filter (where kind = 'revenue' and not is_excluded) - count(*) filter (where kind = 'whole' and not is_excluded),
       count(distinct opportunity_id) filter (where kind = 'revenue' and is_excluded) - count(*) filter (where kind = 'whole' and is_excluded),
       coalesce(sum(credit_minor) filter (where kind = 'overlay'), 0),
       coalesce(sum(coalesce(dated_minor, 0) - credit_minor) filter (where kind in ('revenue', 'rate')), 0),
       coalesce(sum(coalesce(report_minor, 0) - credit_minor) filter (where kind in ('revenue', 'rate')), 0),
       count(distinct opportunity_id) filter (where kind in ('revenue', 'rate') and credit_minor is not null and dated_minor is null),
       count(distinct opportunity_id) filter (where kind in ('revenue', 'rate') and credit_minor is not null and report_minor is null)
from placed l
cross join lateral (values (l.month_id), (l.quarter_id), (l.year_id)) as p (period_id)
group by l.dimension, l.subject_id, p.period_id
