-- When finance booked a deal: the day on which it is credited, if an organisation's policy says so.
set local search_path = drumbeat, public;

alter table opportunity
  add column booked_on date,
  add column booked_period_id integer,
  add constraint booked_period_goes_with_booking_date check ((booked_on is null) = (booked_period_id is null));
comment on column opportunity.booked_on is 'The day on which finance booked the deal; a won deal is credited on it where the policy credit.date is booked.';
alter table opportunity_history rename to opportunity_history_before;
create table opportunity_history (like opportunity, until_change bigint not null);
insert into opportunity_history
  select org_id, opportunity_id, owner_id, account_id, product_id, stage, source_stage, amount_minor, currency, created_on, close_on,
         close_period_id, rep_id, team_id, manager_id, changed_in, null, null, until_change
  from opportunity_history_before;
drop table opportunity_history_before;
create index opportunity_history_by_end on opportunity_history (org_id, until_change);
