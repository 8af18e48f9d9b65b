-- purpose: won, lost and open deals and what follows from them, as a run published them
-- cardinality: one row per subject and period, in the order of the report; open deals without a close date last
-- $1 organisation, $2 run, $3 dimension, $4 level, $5 first day, $6 last day, $7 one subject or null, $8 what lies above or null: a team; of
-- territories an area; of areas the area they lie directly in, 0 for those at the top
-- Areas are territories with everything below them on the last day of each leaf period, on the as-of day where there is no date;
-- they have sums and no medians.
-- Ratios and means are divided here and nowhere else: six decimals, half away from zero; amounts of means in major units.
with this as materialized (
  select r.as_of, r.known_change from run r where r.org_id = $1::bigint and r.run_no = $2::bigint
),
-- The periods asked for, and what has no date.
frame as materialized (
  select f.period_id, f.label, f.during
  from this
  cross join lateral fiscal_period_known_at($1, this.known_change) f
  where f.level = $4::text and f.during && daterange($5::date, $6::date, '[]')
  union all
  select 0, '(no date)', null
),
cell as (
  -- Everybody's cells, or one subject's: one plan has to do for both, and only one of the branches is run. Period by period (offset 0 keeps
  -- it so), each found by an index.
  select c.dimension, c.subject_id, c.period_id, c.team_id, c.won_count, c.lost_count, c.won_amount_count, c.won_minor,
         c.won_median_low_minor, c.won_median_high_minor, c.won_cycle_count, c.won_cycle_days, c.won_cycle_median_low,
         c.won_cycle_median_high, c.lost_cycle_count, c.lost_cycle_days, c.open_count, c.open_minor, c.open_amount_count,
         c.open_list_minor, c.open_list_count, c.excluded_count
  from frame f
  cross join lateral (select * from pipeline_cell_at($1, $2) x where x.dimension = $3::text and x.period_id = f.period_id offset 0) c
  where $7::bigint is null
  union all
  select c.dimension, c.subject_id, c.period_id, c.team_id, c.won_count, c.lost_count, c.won_amount_count, c.won_minor,
         c.won_median_low_minor, c.won_median_high_minor, c.won_cycle_count, c.won_cycle_days, c.won_cycle_median_low,
         c.won_cycle_median_high, c.lost_cycle_count, c.lost_cycle_days, c.open_count, c.open_minor, c.open_amount_count,
         c.open_list_minor, c.open_list_count, c.excluded_count
  from frame f
  cross join lateral (select * from pipeline_cell_at($1, $2) x where x.dimension = $3 and x.period_id = f.period_id and x.subject_id = $7 offset 0) c
  union all
  select 'area', coalesce(a.area_id, 0), p.period_id, null, sum(c.won_count)::bigint, sum(c.lost_count)::bigint,
         sum(c.won_amount_count)::bigint, sum(c.won_minor)::bigint, null, null, sum(c.won_cycle_count)::bigint,
         sum(c.won_cycle_days)::bigint, null, null, sum(c.lost_cycle_count)::bigint, sum(c.lost_cycle_days)::bigint,
         sum(c.open_count)::bigint, sum(c.open_minor)::bigint, sum(c.open_amount_count)::bigint, sum(c.open_list_minor)::bigint,
         sum(c.open_list_count)::bigint, sum(c.excluded_count)::bigint
  from this
  cross join lateral pipeline_cell_at($1, $2) c
  left join lateral fiscal_period_known_at($1, this.known_change) m on m.period_id = c.period_id
  cross join lateral (select coalesce(case $4 when 'month' then m.period_id when 'quarter' then m.quarter_id else m.year_id end, 0)) as p (period_id)
  left join territory_above_known_at($1, this.known_change) a
    on a.territory_id = c.subject_id and a.during @> coalesce(upper(m.during) - 1, this.as_of)
  where $3 = 'area' and c.dimension = 'territory' and (c.period_id = 0 or m.level = 'month') and (c.subject_id = 0 or a.area_id is not null)
  group by 2, p.period_id
)
select c.subject_id,
       named.name,
       f.label, lower(f.during), upper(f.during),
       c.won_count, c.lost_count,
       round(c.won_count::numeric / nullif(c.won_count + c.lost_count, 0), 6),
       c.won_minor,
       round(c.won_minor::numeric / nullif(c.won_amount_count, 0) / unit.minors, 6),
       round((c.won_median_low_minor + c.won_median_high_minor)::numeric / 2 / unit.minors, 6),
       round(c.won_cycle_days::numeric / nullif(c.won_cycle_count, 0), 6),
       round((c.won_cycle_median_low + c.won_cycle_median_high)::numeric / 2, 6),
       round(c.lost_cycle_days::numeric / nullif(c.lost_cycle_count, 0), 6),
       c.open_count,
       case when c.open_amount_count > 0 then c.open_minor end,
       c.open_count - c.open_amount_count,
       case when c.open_list_count > 0 then c.open_list_minor end,
       c.excluded_count
from cell c
cross join this
join organisation g on g.org_id = $1
join currency y on y.code = g.currency
cross join lateral (select power(10::numeric, y.exponent)) unit (minors)
join frame f on f.period_id = c.period_id
left join subject_name n on n.org_id = $1 and n.dimension = case $3 when 'area' then 'territory' else $3 end and n.subject_id = c.subject_id
cross join lateral (select (case when c.subject_id = 0 and c.dimension <> 'company' then '(none)' else coalesce(n.name, c.dimension || ' ' || c.subject_id) end) collate "C") as named (name)
where ($7 is null or c.subject_id = $7)
  and ($8::bigint is null
       or c.team_id in (select team_below($1, $8, r.as_of) from this r where $3 not in ('territory', 'area'))
       or c.subject_id in (select territory_inside($1, r.known_change, $3, $8, r.as_of) from this r where $3 in ('territory', 'area')))
order by c.subject_id = 0, named.name, c.subject_id, lower(f.during) nulls last
