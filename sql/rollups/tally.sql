-- purpose: counts and sums of deals for every subject and period that has any
-- grain: dimension × subject × period · population: subjects with a deal · inputs: fact
-- Deals without a date have no quarter and no year; they are taken once, as a month.
insert into tally (dimension, subject_id, period_id, won_count, lost_count, won_amount_count, won_minor, won_cycle_count, won_cycle_days,
                   lost_cycle_count, lost_cycle_days, open_count, open_minor, open_amount_count, open_list_minor, open_list_count,
                   excluded_count)
select case when grouping(rep_id) = 0 then 'rep' when grouping(manager_id) = 0 then 'manager' when grouping(team_id) = 0 then 'team'
            when grouping(region_id) = 0 then 'region'
            when grouping(territory_id) = 0 then 'territory' when grouping(product_id) = 0 then 'product' else 'company' end as dimension,
       coalesce(rep_id, manager_id, team_id, region_id, territory_id, product_id, 0) as subject_id,
       coalesce(month_id, quarter_id, year_id) as period_id,
       count(*) filter (where outcome = 'won' and not is_excluded) as won_count,
       count(*) filter (where outcome = 'lost' and not is_excluded) as lost_count,
       count(amount_minor) filter (where outcome = 'won' and not is_excluded) as won_amount_count,
       coalesce(sum(amount_minor) filter (where outcome = 'won' and not is_excluded), 0)::bigint as won_minor,
       count(cycle_days) filter (where outcome = 'won' and not is_excluded) as won_cycle_count,
       coalesce(sum(cycle_days) filter (where outcome = 'won' and not is_excluded), 0)::bigint as won_cycle_days,
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
  (territory_id, month_id), (territory_id, quarter_id), (territory_id, year_id),
  (product_id, month_id), (product_id, quarter_id), (product_id, year_id),
  (month_id), (quarter_id), (year_id))
having coalesce(month_id, quarter_id, year_id) > 0 or grouping(month_id) = 0
