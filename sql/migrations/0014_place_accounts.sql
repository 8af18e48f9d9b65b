-- Accounts lie in territories, dated; quotas of accounts move with them; numbers by territory.
set local search_path = drumbeat, public;

create table account_territory (
  org_id       bigint    not null,
  account_id   bigint    not null,
  during       daterange not null,
  territory_id bigint    not null,
  quota_policy text      not null default 'prorated',
  changed_in   bigint    not null,
  primary key (org_id, account_id, during),
  foreign key (org_id, account_id) references account,
  foreign key (org_id, territory_id) references territory,
  constraint account_territory_not_empty check (not isempty(during)),
  constraint account_quota_policy_known check (quota_policy in ('prorated', 'full', 'stays')),
  constraint territories_of_an_account_do_not_overlap
    exclude using gist (org_id with =, account_id with =, during with &&)
);
comment on table account_territory is '[D] In which territory an account lies, and when.';
comment on column account_territory.quota_policy is
  'What its quota does at this move: prorated moves by days, full moves with the whole period, stays belongs where it was.';
create table account_territory_history (like account_territory, until_change bigint not null);

alter table quota
  add column account_id bigint,
  add foreign key (org_id, account_id) references account,
  drop constraint quota_has_one_subject,
  drop constraint quota_stated_once_for_a_period,
  add constraint quota_has_one_subject check (num_nonnulls(person_id, team_id, territory_id, account_id) = 1),
  add constraint quota_stated_once_for_a_period
    unique nulls not distinct (org_id, person_id, team_id, territory_id, account_id, measure, component, layer, period_id);
alter table quota_history rename to quota_history_before;
create table quota_history (like quota, until_change bigint not null);
insert into quota_history
  select org_id, quota_id, person_id, team_id, territory_id, measure, component, layer, period_id, amount_minor, changed_in, seasonality,
         null, until_change
  from quota_history_before;
drop table quota_history_before;

alter table attainment_cell
  drop constraint attainment_cell_dimension_known,
  add constraint attainment_cell_dimension_known
    check (dimension in ('rep', 'manager', 'team', 'region', 'territory', 'company', 'product'));
alter table pipeline_cell
  drop constraint pipeline_cell_dimension_known,
  add constraint pipeline_cell_dimension_known
    check (dimension in ('rep', 'manager', 'team', 'region', 'territory', 'company', 'product'));
alter table adjustment_cell
  drop constraint adjustment_cell_dimension_known,
  add constraint adjustment_cell_dimension_known
    check (dimension in ('rep', 'manager', 'team', 'region', 'territory', 'company', 'product'));
