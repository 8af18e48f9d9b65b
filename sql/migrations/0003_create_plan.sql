-- What was planned: territories, who carries them, and quotas down to the leaf periods of the fiscal calendar.
set local search_path = drumbeat, public;

create table territory (
  org_id       bigint not null references organisation,
  territory_id bigint not null,
  name         text   not null,
  changed_in   bigint not null,
  primary key (org_id, territory_id)
);
comment on table territory is '[H] One row per territory.';
create table territory_history (like territory, until_change bigint not null);

create table territory_parent (
  org_id       bigint    not null,
  territory_id bigint    not null,
  during       daterange not null,
  parent_id    bigint    not null,
  changed_in   bigint    not null,
  primary key (org_id, territory_id, during),
  foreign key (org_id, territory_id) references territory,
  foreign key (org_id, parent_id) references territory (org_id, territory_id),
  constraint territory_parent_not_empty check (not isempty(during)),
  constraint territory_is_not_its_own_parent check (parent_id <> territory_id),
  constraint parents_of_a_territory_do_not_overlap
    exclude using gist (org_id with =, territory_id with =, during with &&)
);
comment on table territory_parent is '[D] Which territory lies inside which, and when.';
create table territory_parent_history (like territory_parent, until_change bigint not null);

create table territory_assignment (
  org_id       bigint    not null,
  territory_id bigint    not null,
  person_id    bigint    not null,
  during       daterange not null,
  share_bp     integer   not null,
  changed_in   bigint    not null,
  primary key (org_id, territory_id, person_id, during),
  foreign key (org_id, territory_id) references territory,
  foreign key (org_id, person_id) references person,
  constraint territory_assignment_not_empty check (not isempty(during)),
  constraint territory_share_between_0_and_100_percent check (share_bp > 0 and share_bp <= 10000),
  constraint assignments_of_a_person_to_a_territory_do_not_overlap
    exclude using gist (org_id with =, territory_id with =, person_id with =, during with &&)
);
comment on table territory_assignment is '[D] Who carries which share (basis points) of a territory, and when.';
create table territory_assignment_history (like territory_assignment, until_change bigint not null);

create table quota (
  org_id       bigint  not null,
  quota_id     bigint  not null,
  person_id    bigint,
  team_id      bigint,
  territory_id bigint,
  measure      text    not null default 'bookings',
  component    text    not null default 'total',
  layer        text    not null default 'base',
  period_id    integer not null,
  amount_minor bigint  not null,
  changed_in   bigint  not null,
  primary key (org_id, quota_id),
  foreign key (org_id, person_id) references person,
  foreign key (org_id, team_id) references team,
  foreign key (org_id, territory_id) references territory,
  foreign key (org_id, period_id) references fiscal_period,
  constraint quota_has_one_subject check (num_nonnulls(person_id, team_id, territory_id) = 1),
  constraint quota_amount_not_negative check (amount_minor >= 0),
  constraint quota_stated_once_for_a_period
    unique nulls not distinct (org_id, person_id, team_id, territory_id, measure, component, layer, period_id)
);
comment on table quota is '[H] A quota as stated: subject, period, amount in minor units of the organisation''s currency.';
create table quota_history (like quota, until_change bigint not null);

create table quota_leaf (
  org_id       bigint  not null,
  quota_id     bigint  not null,
  period_id    integer not null,
  amount_minor bigint  not null,
  changed_in   bigint  not null,
  primary key (org_id, quota_id, period_id),
  foreign key (org_id, quota_id) references quota,
  foreign key (org_id, period_id) references fiscal_period,
  constraint quota_leaf_amount_not_negative check (amount_minor >= 0)
);
comment on table quota_leaf is '[H] A quota spread over the leaf periods it covers; the leaves sum to it exactly.';
create table quota_leaf_history (like quota_leaf, until_change bigint not null);
