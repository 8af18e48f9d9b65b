-- purpose: the periods of this run: the whole fiscal years from the first deal or quota to the last quota or the as-of day
-- grain: period of any level · inputs: fact, quota_part, fiscal_period · $1 organisation, $2 as-of
with today as (
  select t.during from fiscal_period t where t.org_id = $1::bigint and t.level = 'month' and t.during @> $2::date
),
quota_day as (
  select min(lower(m.during)) as first_day, max(lower(m.during)) as last_day
  from fiscal_period m where m.org_id = $1 and m.period_id in (select month_id from quota_part)
),
bounds as (
  select least((select min(lower(m.during)) from fiscal_period m where m.org_id = $1 and m.period_id in (select month_id from fact union select credit_month_id from fact)),
               q.first_day, lower(t.during)) as first_day,
         greatest(q.last_day, lower(t.during)) as last_day
  from today t cross join quota_day q
),
years as materialized (
  select lower(first_year.during) as first_day, upper(last_year.during) as end_day
  from bounds b
  join fiscal_period first_year on first_year.org_id = $1 and first_year.level = 'year' and first_year.during @> b.first_day
  join fiscal_period last_year on last_year.org_id = $1 and last_year.level = 'year' and last_year.during @> b.last_day
)
insert into horizon (period_id, level, during, quarter_id, year_id)
select f.period_id, f.level, f.during, f.quarter_id, f.year_id
from years y
join fiscal_period f on f.org_id = $1 and lower(f.during) >= y.first_day and upper(f.during) <= y.end_day
