-- The foundations every later noun stands on: the shared lists, the organisation, the change number that is
-- known time, the fiscal calendar and the crosswalk from source identifiers to ours.
-- Kinds, written at the head of each table comment: [shared] shipped with the release, [H] current + history,
-- [D] dated + history, [A] append-only, [P] personal data without history, [R] written by runs.

create schema drumbeat;
create extension if not exists btree_gist with schema public;
set local search_path = drumbeat, public;

create table currency (
  code     text     not null,
  exponent smallint not null,
  primary key (code),
  constraint currency_code_is_three_capitals check (code ~ '^[A-Z]{3}$'),
  constraint currency_exponent_in_range check (exponent between 0 and 4)
);
comment on table currency is '[shared] One row per ISO 4217 currency: how many decimal places its minor unit has.';

create table canonical_stage (
  code         text     not null,
  ordinal      smallint not null,
  name         text     not null,
  outcome      text     not null,
  is_qualified boolean  not null,
  primary key (code),
  constraint canonical_stage_ordinal_unique unique (ordinal),
  constraint canonical_stage_outcome_known check (outcome in ('open', 'won', 'lost'))
);
comment on table canonical_stage is '[shared] The one stage model to which every source''s stages are mapped.';

create table metric_definition (
  metric     text     not null,
  version    smallint not null,
  title      text     not null,
  unit       text     not null,
  definition text     not null,
  null_reason text,
  primary key (metric, version),
  constraint metric_definition_unit_known check (unit in ('count', 'money', 'ratio', 'days', 'text'))
);
comment on table metric_definition is '[shared] The metric dictionary: one sentence per number, and what is said when it cannot be computed.';

create table organisation (
  org_id                  bigint   generated always as identity,
  key                     text     not null,
  name                    text     not null,
  currency                text     not null references currency,
  zone                    text     not null,
  week_starts             text     not null,
  fiscal_year_start_month smallint not null,
  changed_in              bigint   not null,
  primary key (org_id),
  constraint organisation_key_unique unique (key),
  constraint organisation_key_is_a_slug check (key ~ '^[a-z][a-z0-9-]{0,62}$'),
  constraint organisation_week_start_known
    check (week_starts in ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
  constraint organisation_fiscal_month_in_range check (fiscal_year_start_month between 1 and 12)
);
comment on table organisation is '[H] One row per organisation (tenant): its reporting currency, zone and fiscal year.';
create table organisation_history (like organisation, until_change bigint not null);

create sequence change_no_sequence as bigint;
comment on sequence change_no_sequence is
  'Numbers the changes of all organisations. Gaps mean nothing: the fence, not the order, makes known time exact.';

create table change (
  org_id      bigint      not null references organisation,
  change_no   bigint      not null,
  made_at     timestamptz not null,
  actor       text        not null,
  kind        text        not null,
  reason      text,
  request_key text,
  file_digest text,
  primary key (org_id, change_no),
  constraint change_request_key_used_once unique (org_id, request_key),
  constraint change_kind_known check (kind in ('import', 'setup'))
);
comment on table change is
  '[A] One row per writing transaction: audit header, idempotency record and the axis of known time in one.';

create table fiscal_period (
  org_id           bigint    not null references organisation,
  period_id        integer   not null,
  calendar_version smallint  not null default 1,
  level            text      not null,
  label            text      not null,
  during           daterange not null,
  quarter_id       integer,
  year_id          integer   not null,
  changed_in       bigint    not null,
  primary key (org_id, period_id),
  constraint fiscal_period_label_unique unique (org_id, calendar_version, label),
  constraint fiscal_period_level_known check (level in ('month', 'quarter', 'year')),
  constraint fiscal_period_not_empty check (not isempty(during)),
  constraint fiscal_period_id_positive check (period_id > 0),
  constraint fiscal_period_rolls_up check ((quarter_id is null) = (level = 'year')),
  constraint fiscal_periods_of_a_level_do_not_overlap
    exclude using gist (org_id with =, calendar_version with =, level with =, during with &&)
);
comment on table fiscal_period is '[H] The fiscal calendar: months are the leaf periods, quarters and years are their sums.';
create table fiscal_period_history (like fiscal_period, until_change bigint not null);

create table source_record (
  org_id      bigint not null,
  source      text   not null,
  kind        text   not null,
  external_id text   not null,
  internal_id bigint not null,
  changed_in  bigint not null,
  primary key (org_id, source, kind, external_id),
  constraint source_record_kind_known
    check (kind in ('account', 'opportunity', 'person', 'product', 'team', 'territory'))
);
comment on table source_record is '[H] The crosswalk: which of our rows a source system''s identifier means.';
create index source_record_by_internal_id on source_record (org_id, kind, internal_id);
create table source_record_history (like source_record, until_change bigint not null);
