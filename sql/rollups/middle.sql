-- purpose: the two middle amounts and the two middle cycles of the won deals of every subject and period
-- grain: dimension × subject × period · population: subjects with a won deal · inputs: fact
-- Both middles are kept as whole numbers: their mean is taken when read, and no float reaches the digest. One sort of all rows
-- is far cheaper than an ordered-set aggregate for each of many small groups.
with deal as (
  select d.code, d.subject_id, p.period_id, f.amount_minor, f.cycle_days
  from fact f
  cross join lateral (values (1, f.rep_id), (2, f.manager_id), (3, f.team_id), (4, f.region_id), (5, f.product_id), (6, 0), (7, f.territory_id)) as d (code, subject_id)
  cross join lateral (values (f.month_id), (f.quarter_id), (f.year_id)) as p (period_id)
  where f.outcome = 'won' and not f.is_excluded
),
amount as (
  select code, subject_id, period_id,
         max(amount_minor) filter (where place = (n + 1) / 2) as low, max(amount_minor) filter (where place = n / 2 + 1) as high
  from (select code, subject_id, period_id, amount_minor, row_number() over (whole order by amount_minor) as place, count(*) over whole as n
        from deal where amount_minor is not null
        window whole as (partition by code, subject_id, period_id)) ranked
  group by code, subject_id, period_id
),
cycle as (
  select code, subject_id, period_id,
         max(cycle_days) filter (where place = (n + 1) / 2) as low, max(cycle_days) filter (where place = n / 2 + 1) as high
  from (select code, subject_id, period_id, cycle_days, row_number() over (whole order by cycle_days) as place, count(*) over whole as n
        from deal where cycle_days is not null
        window whole as (partition by code, subject_id, period_id)) ranked
  group by code, subject_id, period_id
)
insert into middle (dimension, subject_id, period_id, amount_low, amount_high, cycle_low, cycle_high)
select (array['rep', 'manager', 'team', 'region', 'product', 'company', 'territory'])[code], subject_id, period_id, a.low, a.high, c.low, c.high
from amount a
full join cycle c using (code, subject_id, period_id)
