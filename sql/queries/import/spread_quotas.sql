-- purpose: spread each quota written by this change over the leaf periods it covers, to the cent, by largest remainder: evenly, or
--          by its seasonality; the first leaves carry what is left over
-- cardinality: rows affected
-- $1 organisation, $2 change; a quota whose seasonality was written by this change is spread anew
-- The weight of a quarter is divided evenly among its leaves (27720 is divided by every number up to 12). Where all weights of
-- the period are 0, it is spread evenly; so is what lies in a year that has not all the parts of its profile: a profile of months is for
-- years of twelve leaf periods, one of quarters for years of four.
with leaf as (
  select f.*, 'Q' || f.quarter_place as quarter_part, max(f.quarter_place) over (partition by f.year_id) as quarters_of_year
  from (select l.*, dense_rank() over (partition by l.year_id order by l.quarter_begins) as quarter_place
        from (select p.period_id, p.quarter_id, p.year_id, lower(p.during) as first_day,
                     min(lower(p.during)) over (partition by p.quarter_id) as quarter_begins,
                     count(*) over (partition by p.quarter_id) as leaves_of_quarter, count(*) over (partition by p.year_id) as leaves_of_year,
                     'M' || to_char(row_number() over (partition by p.year_id order by p.during), 'FM00') as month_part
              from fiscal_period p
              where p.org_id = $1::bigint and p.level = 'month') l) f
),
placed as (
  select leaf.*, part.of_period
  from leaf
  cross join lateral (values (leaf.period_id), (leaf.quarter_id), (leaf.year_id)) as part (of_period)
),
weighted as (
  select q.quota_id, q.amount_minor, leaf.period_id, leaf.first_day, case when q.seasonality is null then '-infinity' else leaf.quarter_begins end as group_begins,
         case when q.seasonality is null then 1
              else coalesce(of_month.weight_bp, of_quarter.weight_bp * (27720 / leaf.leaves_of_quarter), 1) end as weight
  from quota q
  join placed leaf on leaf.of_period = q.period_id
  left join seasonality of_month
    on of_month.org_id = $1 and of_month.profile = q.seasonality and of_month.part = leaf.month_part and leaf.leaves_of_year = 12
  left join seasonality of_quarter
    on of_quarter.org_id = $1 and of_quarter.profile = q.seasonality and of_quarter.part = leaf.quarter_part and leaf.quarters_of_year = 4
  where q.org_id = $1
    and (q.changed_in = $2::bigint
         or q.seasonality in (select s.profile from seasonality s where s.org_id = $1 and s.changed_in = $2))
),
-- What is spread by a seasonality is divided among the quarters first, so that a quarter is its share to the cent.
leaf_of_group as (
  select w.quota_id, w.amount_minor, w.period_id, w.first_day, w.group_begins, case when w.total = 0 then 1 else w.weight end as weight,
         case when w.total = 0 then w.leaves else w.total end as total
  from (select weighted.*, sum(weighted.weight) over (partition by weighted.quota_id) as total,
               count(*) over (partition by weighted.quota_id) as leaves
        from weighted) w
),
part as (
  select g.quota_id, g.group_begins, g.weight,
         g.floor_minor + case when g.place <= g.amount_minor - sum(g.floor_minor) over (partition by g.quota_id) then 1 else 0 end as amount_minor
  from (select l.quota_id, l.group_begins, l.amount_minor, sum(l.weight) as weight, div(l.amount_minor::numeric * sum(l.weight), l.total) as floor_minor,
               row_number() over (partition by l.quota_id order by l.amount_minor::numeric * sum(l.weight) % l.total desc, l.group_begins) as place
        from leaf_of_group l
        group by l.quota_id, l.group_begins, l.amount_minor, l.total) g
),
floored as (
  select l.quota_id, l.period_id, l.group_begins, l.weight, p.amount_minor, div(p.amount_minor * l.weight, greatest(p.weight, 1)) as floor_minor,
         row_number() over (partition by l.quota_id, l.group_begins order by p.amount_minor * l.weight % greatest(p.weight, 1) desc, l.first_day) as place
  from leaf_of_group l
  join part p on p.quota_id = l.quota_id and p.group_begins = l.group_begins
)
insert into quota_leaf as current (org_id, quota_id, period_id, amount_minor, changed_in, weight)
select $1, f.quota_id, f.period_id,
       (f.floor_minor + case when f.place <= f.amount_minor - sum(f.floor_minor) over (partition by f.quota_id, f.group_begins) then 1 else 0 end)::bigint,
       $2, f.weight
from floored f
on conflict (org_id, quota_id, period_id) do update
  set amount_minor = excluded.amount_minor, weight = excluded.weight, changed_in = excluded.changed_in
  where (current.amount_minor, current.weight) is distinct from (excluded.amount_minor, excluded.weight)
