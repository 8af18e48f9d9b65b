-- purpose: the staging tables of one import, gone with its transaction; each file's rows are copied into its noun's table
-- cardinality: script
-- file_no and row_no say where a row stood: which file of the import, which row of the sheet (header = 1).
create temporary table staged_product (file_no integer not null, row_no integer not null,
  id text, name text, family text, list_price bigint) on commit drop;
create temporary table staged_account (file_no integer not null, row_no integer not null,
  id text, name text, industry text, country text) on commit drop;
create temporary table staged_team (file_no integer not null, row_no integer not null,
  id text, name text, level text, parent text) on commit drop;
create temporary table staged_person (file_no integer not null, row_no integer not null,
  id text, name text, email text, role text, team text, leader text, region text, hired_on date, left_on date) on commit drop;
create temporary table staged_territory (file_no integer not null, row_no integer not null,
  id text, name text, parent text) on commit drop;
create temporary table staged_territory_assignment (file_no integer not null, row_no integer not null,
  territory text, person text, share integer, "from" date, "to" date) on commit drop;
create temporary table staged_quota (file_no integer not null, row_no integer not null,
  person text, team text, territory text, period text, amount bigint) on commit drop;
create temporary table staged_opportunity (file_no integer not null, row_no integer not null,
  id text, owner text, account text, product text, stage text, amount bigint, currency text,
  created_on date, close_on date, canonical_stage text) on commit drop;
