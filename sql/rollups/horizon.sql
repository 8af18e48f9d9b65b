-- purpose: the periods of this run: the whole fiscal years from the first deal or quota to the last quota or the as-of day
-- grain: period of any level · inputs: fact, quota_part, fiscal_period · $1 organisation, $2 as-of
with bounds as (
  select least((select min(month_id) from fact where month_id > 0), (select min(month_id) from quota_part), today.period_id) as first_month,
         greatest((select max(month_id) from quota_part), today.period_id) as last_month
  from fiscal_period today
  where today.org_id = $1::bigint and today.level = 'month' and today.during @> $2::date
),
years as materialized (
  select lower(first_year.during) as first_day, upper(last_year.during) as end_day
  from bounds b
  join fiscal_period first_month on first_month.org_id = $1 and first_month.period_id = b.first_month
  join fiscal_period last_month on last_month.org_id = $1 and last_month.period_id = b.last_month
  join fiscal_period first_year on first_year.org_id = $1 and first_year.period_id = first_month.year_id
  join fiscal_period last_year on last_year.org_id = $1 and last_year.period_id = last_month.year_id
)
insert into horizon (period_id, level, during, quarter_id, year_id)
select f.period_id, f.level, f.during, f.quarter_id, f.year_id
from years y
join fiscal_period f on f.org_id = $1 and lower(f.during) >= y.first_day and upper(f.during) <= y.end_day
