-- Seasonality: how a quota is spread over the leaf periods it covers. A history has the columns of its table in their
-- order, so it is made anew where its table gets one.
set local search_path = drumbeat, public;

create table seasonality (
  org_id     bigint  not null references organisation,
  profile    text    collate "C" not null,
  part       text    collate "C" not null,
  weight_bp  integer not null,
  changed_in bigint  not null,
  primary key (org_id, profile, part),
  constraint seasonality_part_is_a_quarter_or_a_month check (part ~ '^(Q[1-4]|M(0[1-9]|1[0-2]))$'),
  constraint seasonality_weight_not_negative check (weight_bp >= 0)
);
comment on table seasonality is
  '[H] How a year is spread: the weight (hundredths of a percent) of each quarter, or of each month, of the fiscal year.';
create table seasonality_history (like seasonality, until_change bigint not null);

alter table quota add column seasonality text collate "C";
comment on column quota.seasonality is 'The profile by which it is spread over its leaf periods; none is evenly.';
alter table quota_history rename to quota_history_before;
create table quota_history (like quota, until_change bigint not null);
insert into quota_history
  select org_id, quota_id, person_id, team_id, territory_id, measure, component, layer, period_id, amount_minor, changed_in, null, until_change
  from quota_history_before;
drop table quota_history_before;

alter table quota_leaf
  add column weight bigint not null default 1,
  add constraint quota_leaf_weight_not_negative check (weight >= 0);
comment on column quota_leaf.weight is
  'Its part of the quota, in proportion to the weights of the other leaves: the amount before it was rounded.';
alter table quota_leaf_history rename to quota_leaf_history_before;
create table quota_leaf_history (like quota_leaf, until_change bigint not null);
insert into quota_leaf_history
  select org_id, quota_id, period_id, amount_minor, changed_in, 1, until_change from quota_leaf_history_before;
drop table quota_leaf_history_before;
