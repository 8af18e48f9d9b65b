-- purpose: the staging tables of one import, gone with its transaction; each file's rows are copied into its noun's table
-- cardinality: script
-- Identifiers and references are collated as in the crosswalk, by their bytes.
-- file_no and row_no say where a row stood: which file of the import, which row of the sheet (header = 1).
create temporary table staged_product (file_no integer not null, row_no integer not null,
  id text collate "C", name text, family text, list_price bigint) on commit drop;
create temporary table staged_account (file_no integer not null, row_no integer not null,
  id text collate "C", name text, industry text, country text) on commit drop;
create temporary table staged_team (file_no integer not null, row_no integer not null,
  id text collate "C", name text, level text, parent text collate "C") on commit drop;
create temporary table staged_person (file_no integer not null, row_no integer not null,
  id text collate "C", name text, email text, role text, team text collate "C", leader text collate "C", region text collate "C", hired_on date, left_on date,
  other_id text collate "C", node text collate "C", zone text collate "C", holiday_calendar text collate "C", motion text) on commit drop;
create temporary table staged_territory (file_no integer not null, row_no integer not null,
  id text collate "C", name text, parent text collate "C") on commit drop;
create temporary table staged_territory_assignment (file_no integer not null, row_no integer not null,
  territory text collate "C", person text collate "C", share integer, "from" date, "to" date) on commit drop;
create temporary table staged_quota (file_no integer not null, row_no integer not null,
  person text collate "C", team text collate "C", territory text collate "C", period text, amount bigint,
  component text, layer text, seasonality text collate "C", if_leader text, "from" date, "to" date, months bigint, account text collate "C") on commit drop;
create temporary table staged_account_territory (file_no integer not null, row_no integer not null,
  account text collate "C", territory text collate "C", "from" date, "to" date, quota_policy text) on commit drop;
create temporary table staged_seasonality (file_no integer not null, row_no integer not null,
  profile text collate "C", part text, weight integer) on commit drop;
create temporary table staged_ramp_step (file_no integer not null, row_no integer not null,
  profile text collate "C", month bigint, share integer) on commit drop;
create temporary table staged_ramp_assignment (file_no integer not null, row_no integer not null,
  person text collate "C", profile text collate "C", "from" date, cutoff text) on commit drop;
create temporary table staged_absence (file_no integer not null, row_no integer not null,
  person text collate "C", "from" date, "to" date, kind text, relief text, reason text) on commit drop;
create temporary table staged_holiday (file_no integer not null, row_no integer not null,
  calendar text collate "C", day date, name text) on commit drop;
create temporary table staged_opportunity (file_no integer not null, row_no integer not null,
  id text collate "C", owner text collate "C", account text collate "C", product text collate "C", stage text, amount bigint, currency text,
  created_on date, close_on date, booked_on date, canonical_stage text) on commit drop;
create temporary table staged_split (file_no integer not null, row_no integer not null,
  opportunity text collate "C", person text collate "C", kind text, share integer) on commit drop;
create temporary table staged_credit_hold (file_no integer not null, row_no integer not null,
  opportunity text collate "C", until date, person text collate "C") on commit drop;
create temporary table staged_opportunity_line (file_no integer not null, row_no integer not null,
  opportunity text collate "C", line text collate "C", product text collate "C", amount bigint, currency text, quantity text) on commit drop;
create temporary table staged_fx_rate (file_no integer not null, row_no integer not null,
  currency text, kind text, rate text, "from" date, "to" date) on commit drop;
