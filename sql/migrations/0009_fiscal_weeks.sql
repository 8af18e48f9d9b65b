-- Fiscal years of whole weeks, 4-4-5 and the like: as the mapping writes them; null for calendar months. A history has the
-- columns of its table in their order, so it is made anew where its table gets one.
set local search_path = drumbeat, public;

alter table organisation add column fiscal_weeks text;
alter table organisation_history rename to organisation_history_before;
create table organisation_history (like organisation, until_change bigint not null);
insert into organisation_history (org_id, key, name, currency, zone, week_starts, fiscal_year_start_month, changed_in, until_change)
  select org_id, key, name, currency, zone, week_starts, fiscal_year_start_month, changed_in, until_change from organisation_history_before;
drop table organisation_history_before;
comment on column organisation.fiscal_weeks is
  'The rule of fiscal years of whole weeks, such as "4-4-5, last saturday of january"; null where the leaf periods are calendar months.';
