-- On which days people work, in which zone and in which motion: days off by calendar, and what an employment says of them.
set local search_path = drumbeat, public;

create table day_off (
  org_id     bigint not null references organisation,
  calendar   text   collate "C" not null,
  day        date   not null,
  name       text,
  changed_in bigint not null,
  primary key (org_id, calendar, day)
);
comment on table day_off is '[H] On which days nobody works who keeps this holiday calendar; that of the calendar company, nobody at all.';
create table day_off_history (like day_off, until_change bigint not null);

alter table employment
  add column zone text,
  add column holiday_calendar text collate "C",
  add column motion text,
  add constraint employment_zone_is_a_place check (zone ~ '/' or zone = 'UTC'),
  add constraint employment_motion_is_a_word check (motion ~ '^[a-z][a-z0-9_]{0,30}$');
comment on column employment.zone is 'The time zone in which he works, by its IANA name; that of the organisation if nothing is known.';
comment on column employment.holiday_calendar is 'The calendar whose days off are his; those of the company are everybody''s.';
comment on column employment.motion is 'In which motion he sells: a word such as b2b or b2c.';
alter table employment_history rename to employment_history_before;
create table employment_history (like employment, until_change bigint not null);
insert into employment_history (org_id, person_id, during, role, changed_in, until_change)
  select org_id, person_id, during, role, changed_in, until_change
  from employment_history_before;
drop table employment_history_before;
