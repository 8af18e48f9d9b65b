-- Fiscal years of whole weeks, 4-4-5 and the like: as the mapping writes them; null for calendar months.
set local search_path = drumbeat, public;

alter table organisation add column fiscal_weeks text;
alter table organisation_history add column fiscal_weeks text;
comment on column organisation.fiscal_weeks is
  'The rule of fiscal years of whole weeks, such as "4-4-5, last saturday of january"; null where the leaf periods are calendar months.';
