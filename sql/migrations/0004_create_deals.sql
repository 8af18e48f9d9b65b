-- Accounts, products and opportunities. Opportunities carry no row-wise foreign keys to what they name: the
-- importer resolves every reference set-wise and checks/orphan_deal.sql proves it on every import and every run.
set local search_path = drumbeat, public;

create table account (
  org_id     bigint not null references organisation,
  account_id bigint not null,
  name       text   not null,
  industry   text,
  country    text,
  changed_in bigint not null,
  primary key (org_id, account_id)
);
comment on table account is '[H] One row per customer or prospect.';
create table account_history (like account, until_change bigint not null);

create table product (
  org_id           bigint not null references organisation,
  product_id       bigint not null,
  name             text   not null,
  family           text,
  list_price_minor bigint,
  changed_in       bigint not null,
  primary key (org_id, product_id),
  constraint product_list_price_not_negative check (list_price_minor >= 0)
);
comment on table product is '[H] One row per product; the list price in minor units of the organisation''s currency.';
create table product_history (like product, until_change bigint not null);

create table opportunity (
  org_id          bigint  not null,
  opportunity_id  bigint  not null,
  owner_id        bigint  not null,
  account_id      bigint,
  product_id      bigint,
  stage           text    not null,
  source_stage    text    not null,
  amount_minor    bigint,
  currency        text    not null,
  created_on      date,
  close_on        date,
  close_period_id integer,
  rep_id          bigint  not null,
  team_id         bigint,
  manager_id      bigint,
  changed_in      bigint  not null,
  primary key (org_id, opportunity_id),
  constraint closed_deal_has_a_close_date check (stage not in ('won', 'lost') or close_on is not null),
  constraint close_period_goes_with_close_date check ((close_on is null) = (close_period_id is null))
);
comment on table opportunity is
  '[H] One row per deal as known now. rep_id, team_id and manager_id are stamps: whose it was on the date of the fact (closed: the close date; open: the day of the extract).';
create index opportunity_by_rep_and_close on opportunity (org_id, rep_id, close_on);
create table opportunity_history (like opportunity, until_change bigint not null);
create index opportunity_history_by_end on opportunity_history (org_id, until_change);

create table opportunity_owner (
  org_id         bigint    not null,
  opportunity_id bigint    not null,
  during         daterange not null,
  person_id      bigint    not null,
  changed_in     bigint    not null,
  primary key (org_id, opportunity_id, during),
  foreign key (org_id, person_id) references person,
  constraint opportunity_owner_not_empty check (not isempty(during)),
  constraint owners_of_a_deal_do_not_overlap
    exclude using gist (org_id with =, opportunity_id with =, during with &&)
);
comment on table opportunity_owner is
  '[D] Former owners only: on a day that no row covers, the owner is the one named in opportunity.';
create table opportunity_owner_history (like opportunity_owner, until_change bigint not null);

create table opportunity_event (
  org_id           bigint      not null,
  opportunity_id   bigint      not null,
  changed_in       bigint      not null,
  happened_at      timestamptz not null,
  former_stage     text        not null,
  stage            text        not null,
  former_amount_minor bigint,
  amount_minor     bigint,
  former_close_on  date,
  close_on         date,
  primary key (org_id, opportunity_id, changed_in)
);
comment on table opportunity_event is '[A] What an extract showed to have changed on a deal: stage, amount, close date; former and new.';
