-- A fiscal calendar can be followed by another from a day on. The table holds the one calendar that is known now, put together
-- of the versions' periods; its history holds what was known before, so that a run keeps the calendar it was computed by.
set local search_path = drumbeat, public;

alter table change drop constraint change_kind_known;
alter table change add constraint change_kind_known check (kind in ('import', 'setup', 'lock', 'inquiry', 'letter', 'calendar'));

-- Within the change that brings the other calendar, the periods of both are there.
alter table fiscal_period
  drop constraint fiscal_period_label_unique,
  drop constraint fiscal_periods_of_a_level_do_not_overlap,
  add constraint fiscal_period_label_unique unique (org_id, label) deferrable,
  add constraint fiscal_periods_of_a_level_do_not_overlap exclude using gist (org_id with =, level with =, during with &&) deferrable;
comment on column fiscal_period.calendar_version is
  'The calendar with which the period came: 1 is that of the founding, the others stand in fiscal_calendar. A period whose days a later calendar keeps stays the same period.';

-- The steps of a leaf period that was opened again stay, also when another calendar has taken its place.
alter table period_lock drop constraint period_lock_org_id_period_id_fkey;

create table fiscal_calendar (
  org_id           bigint   not null references organisation,
  calendar_version smallint not null,
  from_day         date     not null,
  rule             text     not null,
  changed_in       bigint   not null,
  primary key (org_id, calendar_version),
  constraint fiscal_calendar_follows_another check (calendar_version > 1),
  constraint fiscal_calendar_rule_given check (rule ~ '\S')
);
comment on table fiscal_calendar is
  '[A] One row per calendar that followed another: from which day on, and by which rule or file. The one of the founding stands in organisation.';
