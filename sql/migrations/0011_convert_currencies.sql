-- What an amount in another currency is worth in the organisation's, and what the cells hold of it.
set local search_path = drumbeat, public;

create table fx_rate (
  org_id     bigint    not null references organisation,
  kind       text      not null,
  currency   text      not null references currency,
  during     daterange not null,
  rate       numeric   not null,
  changed_in bigint    not null,
  primary key (org_id, kind, currency, during),
  constraint fx_rate_kind_known check (kind in ('plan', 'dated')),
  constraint fx_rate_not_empty check (not isempty(during)),
  constraint fx_rate_positive check (rate > 0),
  constraint fx_rates_of_a_currency_do_not_overlap
    exclude using gist (org_id with =, kind with =, currency with =, during with &&)
);
comment on table fx_rate is
  '[D] An amount in the currency times the rate is the amount in the organisation''s currency. Plan rates are those of the plan, dated ones those of the market.';
create table fx_rate_history (like fx_rate, until_change bigint not null);

-- The cells published so far left every amount in another currency out: no difference between rates, nothing missing.
alter table attainment_cell add column dated_effect_minor bigint not null default 0;
alter table attainment_cell add column report_effect_minor bigint not null default 0;
alter table attainment_cell add column undated_count bigint not null default 0;
alter table attainment_cell add column unreported_count bigint not null default 0;

-- Until when a row was true is a history's last column; see 0010.
drop index attainment_cell_history_by_run;
alter table attainment_cell_history add column report_effect_minor bigint not null default 0;
alter table attainment_cell_history add column undated_count bigint not null default 0;
alter table attainment_cell_history add column unreported_count bigint not null default 0;
alter table attainment_cell_history add column moved bigint;
alter table attainment_cell_history alter column moved type bigint using until_run;
alter table attainment_cell_history alter column until_run type bigint using 0;
alter table attainment_cell_history alter column until_run set default 0;
alter table attainment_cell_history rename column until_run to dated_effect_minor;
alter table attainment_cell_history rename column moved to until_run;
alter table attainment_cell_history alter column until_run set not null;
create index attainment_cell_history_by_run on attainment_cell_history (org_id, until_run);
