-- purpose: won, lost and open deals of every subject and period
-- grain: dimension × subject × period · population: population · inputs: fact, person_place, team_membership
-- class: period cells and open-window cells, rebuilt whole · $1 organisation, $2 as-of, $3 run
-- Both middles of each median are kept as whole numbers: their mean is taken when read, and no float reaches the digest.
with aggregated as (
  select case when grouping(rep_id) = 0 then 'rep' when grouping(manager_id) = 0 then 'manager' when grouping(team_id) = 0 then 'team'
              when grouping(region_id) = 0 then 'region' when grouping(product_id) = 0 then 'product' else 'company' end as dimension,
         coalesce(rep_id, manager_id, team_id, region_id, product_id, 0) as subject_id,
         coalesce(month_id, quarter_id, year_id) as period_id,
         grouping(month_id) = 0 as is_month,
         count(*) filter (where outcome = 'won' and not is_excluded) as won_count,
         count(*) filter (where outcome = 'lost' and not is_excluded) as lost_count,
         count(amount_minor) filter (where outcome = 'won' and not is_excluded) as won_amount_count,
         coalesce(sum(amount_minor) filter (where outcome = 'won' and not is_excluded), 0)::bigint as won_minor,
         percentile_disc(0.5) within group (order by amount_minor) filter (where outcome = 'won' and not is_excluded) as won_median_low_minor,
         percentile_disc(0.5) within group (order by amount_minor desc) filter (where outcome = 'won' and not is_excluded) as won_median_high_minor,
         count(cycle_days) filter (where outcome = 'won' and not is_excluded) as won_cycle_count,
         coalesce(sum(cycle_days) filter (where outcome = 'won' and not is_excluded), 0)::bigint as won_cycle_days,
         percentile_disc(0.5) within group (order by cycle_days) filter (where outcome = 'won' and not is_excluded) as won_cycle_median_low,
         percentile_disc(0.5) within group (order by cycle_days desc) filter (where outcome = 'won' and not is_excluded) as won_cycle_median_high,
         count(cycle_days) filter (where outcome = 'lost' and not is_excluded) as lost_cycle_count,
         coalesce(sum(cycle_days) filter (where outcome = 'lost' and not is_excluded), 0)::bigint as lost_cycle_days,
         count(*) filter (where outcome = 'open' and not is_excluded) as open_count,
         coalesce(sum(amount_minor) filter (where outcome = 'open' and not is_excluded), 0)::bigint as open_minor,
         count(amount_minor) filter (where outcome = 'open' and not is_excluded) as open_amount_count,
         coalesce(sum(list_price_minor) filter (where outcome = 'open' and not is_excluded), 0)::bigint as open_list_minor,
         count(list_price_minor) filter (where outcome = 'open' and not is_excluded) as open_list_count,
         count(*) filter (where is_excluded) as excluded_count
  from fact
  group by grouping sets (
    (rep_id, month_id), (rep_id, quarter_id), (rep_id, year_id),
    (manager_id, month_id), (manager_id, quarter_id), (manager_id, year_id),
    (team_id, month_id), (team_id, quarter_id), (team_id, year_id),
    (region_id, month_id), (region_id, quarter_id), (region_id, year_id),
    (product_id, month_id), (product_id, quarter_id), (product_id, year_id),
    (month_id), (quarter_id), (year_id))
)
insert into fresh_pipeline_cell
select $1::bigint, p.dimension, p.subject_id, p.period_id,
       case p.dimension when 'rep' then place.team_id when 'manager' then led.team_id
                        when 'team' then p.subject_id when 'region' then p.subject_id end,
       case when p.dimension in ('rep', 'manager') then p.subject_id end,
       coalesce(a.won_count, 0), coalesce(a.lost_count, 0), coalesce(a.won_amount_count, 0), coalesce(a.won_minor, 0),
       a.won_median_low_minor, a.won_median_high_minor,
       coalesce(a.won_cycle_count, 0), coalesce(a.won_cycle_days, 0), a.won_cycle_median_low, a.won_cycle_median_high,
       coalesce(a.lost_cycle_count, 0), coalesce(a.lost_cycle_days, 0),
       coalesce(a.open_count, 0), coalesce(a.open_minor, 0), coalesce(a.open_amount_count, 0),
       coalesce(a.open_list_minor, 0), coalesce(a.open_list_count, 0), coalesce(a.excluded_count, 0), $3::bigint
from population p
left join aggregated a
  on a.dimension = p.dimension and a.subject_id = p.subject_id and a.period_id = p.period_id
 and (p.period_id > 0 or a.is_month)
left join person_place place
  on p.dimension = 'rep' and place.org_id = $1 and place.person_id = p.subject_id and place.during @> $2::date
left join lateral (select min(m.team_id) as team_id from team_membership m
                   where p.dimension = 'manager' and m.org_id = $1 and m.person_id = p.subject_id
                     and m.kind = 'leader' and m.during @> $2) led on true
