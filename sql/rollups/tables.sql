-- purpose: the working tables of one run, gone with its transaction
-- cardinality: script
-- Every step joins whole sets by equality; the tables' statistics may be as old as their last load, so the planner is kept
-- from guessing that a set is small enough to be looped over.
set local enable_nestloop = off;
create temporary table fact (
  opportunity_id bigint, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, product_id bigint,
  outcome text, month_id integer, quarter_id integer, year_id integer,
  amount_minor bigint, list_price_minor bigint, cycle_days integer, is_excluded boolean) on commit drop;
create temporary table horizon (period_id integer, level text, during daterange, quarter_id integer, year_id integer) on commit drop;
create temporary table rep_quota (person_id bigint, month_id integer, amount_minor bigint) on commit drop;
create temporary table placed_quota (person_id bigint, month_id integer, team_id bigint, manager_id bigint, amount_minor bigint) on commit drop;
create temporary table team_quota (team_id bigint, month_id integer, amount_minor bigint, source text, members_minor bigint) on commit drop;
create temporary table quota_part (
  dimension text, subject_id bigint, month_id integer, amount_minor bigint, source text, members_minor bigint) on commit drop;
create temporary table population (dimension text, subject_id bigint, period_id integer) on commit drop;
create temporary table fresh_pipeline_cell (like pipeline_cell) on commit drop;
create temporary table fresh_attainment_cell (like attainment_cell) on commit drop;
