-- What the nightly batch publishes: the run and the cells. Cells hold parts only (sums, counts, middles);
-- ratios are divided when read, so that no ratio is ever averaged or stored.
set local search_path = drumbeat, public;

create table run (
  org_id          bigint      not null references organisation,
  run_no          bigint      not null,
  as_of           date        not null,
  known_change    bigint      not null,
  rule_digest     text        not null,
  digest          text        not null,
  program_version text        not null,
  started_at      timestamptz not null,
  finished_at     timestamptz not null,
  timings         jsonb       not null,
  primary key (org_id, run_no)
);
comment on table run is '[A] One row per published nightly run: what it knew, by which rules, with which result.';

create table attainment_cell (
  org_id              bigint  not null references organisation,
  dimension           text    not null,
  subject_id          bigint  not null,
  period_id           integer not null,
  team_id             bigint,
  rep_id              bigint,
  quota_minor         bigint,
  quota_source        text,
  members_quota_minor bigint,
  credit_minor        bigint  not null,
  deal_count          bigint  not null,
  excluded_count      bigint  not null,
  since_run           bigint  not null,
  primary key (org_id, dimension, subject_id, period_id),
  constraint attainment_cell_dimension_known
    check (dimension in ('rep', 'manager', 'team', 'region', 'company', 'product')),
  constraint quota_goes_with_its_source check ((quota_minor is null) = (quota_source is null))
);
comment on table attainment_cell is
  '[R] Quota and credited bookings per subject and fiscal period; subject 0 is the company, or the row "(none)" of a breakdown.';
create table attainment_cell_history (like attainment_cell, until_run bigint not null);

create table pipeline_cell (
  org_id               bigint  not null references organisation,
  dimension            text    not null,
  subject_id           bigint  not null,
  period_id            integer not null,
  team_id              bigint,
  rep_id               bigint,
  won_count            bigint  not null,
  lost_count           bigint  not null,
  won_amount_count     bigint  not null,
  won_minor            bigint  not null,
  won_median_low_minor  bigint,
  won_median_high_minor bigint,
  won_cycle_count      bigint  not null,
  won_cycle_days       bigint  not null,
  won_cycle_median_low  integer,
  won_cycle_median_high integer,
  lost_cycle_count     bigint  not null,
  lost_cycle_days      bigint  not null,
  open_count           bigint  not null,
  open_minor           bigint  not null,
  open_amount_count    bigint  not null,
  open_list_minor      bigint  not null,
  open_list_count      bigint  not null,
  excluded_count       bigint  not null,
  since_run            bigint  not null,
  primary key (org_id, dimension, subject_id, period_id),
  constraint pipeline_cell_dimension_known
    check (dimension in ('rep', 'manager', 'team', 'region', 'company', 'product'))
);
comment on table pipeline_cell is
  '[R] Won, lost and open deals per subject and fiscal period; period 0 holds the open deals without a close date.';
create table pipeline_cell_history (like pipeline_cell, until_run bigint not null);
create index attainment_cell_history_by_run on attainment_cell_history (org_id, until_run);
create index pipeline_cell_history_by_run on pipeline_cell_history (org_id, until_run);
