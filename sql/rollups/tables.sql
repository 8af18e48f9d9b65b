-- purpose: the working tables of one run, gone with its transaction
-- cardinality: script
-- Every step joins whole sets by equality; the tables' statistics may be as old as their last load, so the planner is kept
-- from guessing that a set is small enough to be looped over.
set local enable_nestloop = off;
set local work_mem = '256MB';
create temporary table fact (
  opportunity_id bigint, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, territory_id bigint, product_id bigint,
  outcome text, month_id integer, quarter_id integer, year_id integer,
  amount_minor bigint, list_price_minor bigint, cycle_days integer, is_excluded boolean,
  is_foreign boolean, dated_minor bigint, report_minor bigint, credit_month_id integer, is_moved boolean) on commit drop;
create temporary table credit (
  opportunity_id bigint, kind text, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, territory_id bigint, product_id bigint,
  month_id integer, quarter_id integer, year_id integer, amount_minor bigint, share_minor bigint, is_excluded boolean,
  credit_minor bigint, dated_minor bigint, report_minor bigint) on commit drop;
create temporary table product_credit (
  opportunity_id bigint, kind text, product_id bigint, month_id integer, quarter_id integer, year_id integer, is_excluded boolean,
  credit_minor bigint, dated_minor bigint, report_minor bigint) on commit drop;
create temporary table credit_part (
  dimension text, subject_id bigint, period_id integer,
  credit_minor bigint, deal_count bigint, excluded_count bigint, overlay_minor bigint,
  dated_effect_minor bigint, report_effect_minor bigint, undated_count bigint, unreported_count bigint) on commit drop;
create temporary table horizon (period_id integer, level text, during daterange, quarter_id integer, year_id integer) on commit drop;
create temporary table quota_line (
  part text, level text, subject_id bigint, month_id integer, origin text, origin_id bigint, manager_id bigint, amount_minor bigint,
  members_minor bigint, source text, is_counted boolean, share_bp integer, part_days bigint, month_days bigint) on commit drop;
create temporary table quota_part (
  dimension text, subject_id bigint, month_id integer, amount_minor bigint, source text, members_minor bigint) on commit drop;
create temporary table tally (
  dimension text, subject_id bigint, period_id integer,
  won_count bigint, lost_count bigint, won_amount_count bigint, won_minor bigint, won_cycle_count bigint, won_cycle_days bigint,
  lost_cycle_count bigint, lost_cycle_days bigint, open_count bigint, open_minor bigint, open_amount_count bigint,
  open_list_minor bigint, open_list_count bigint, excluded_count bigint) on commit drop;
create temporary table middle (
  dimension text, subject_id bigint, period_id integer,
  amount_low bigint, amount_high bigint, cycle_low integer, cycle_high integer) on commit drop;
create temporary table population (dimension text, subject_id bigint, period_id integer) on commit drop;
create temporary table fresh_pipeline_cell (like pipeline_cell) on commit drop;
create temporary table fresh_attainment_cell (like attainment_cell) on commit drop;
create temporary table fresh_adjustment_cell (like adjustment_cell) on commit drop;
