-- purpose: what every deal counts for in this run, and in which row of each breakdown it stands
-- grain: deal · population: every deal known and existing on the as-of day · inputs: deal_placed
-- $1 organisation, $2 as-of, $3 known change
-- Amounts are in the organisation's currency at the plan rate.
-- Subject 0 is the row "(none)" of a breakdown; period 0 holds the open deals without a close date.
insert into fact (opportunity_id, rep_id, manager_id, team_id, region_id, territory_id, product_id, outcome, month_id, quarter_id, year_id,
                  amount_minor, list_price_minor, cycle_days, is_excluded, is_foreign, dated_minor, report_minor,
                  credit_month_id, is_moved)
select opportunity_id, rep_id, manager_id, team_id, region_id, territory_id, product_id, outcome, month_id, quarter_id, year_id,
       value_minor, list_price_minor, cycle_days, is_excluded, is_foreign, dated_minor, report_minor,
       credit_period_id, is_moved
from deal_placed($1::bigint, $2::date, $3::bigint)
