-- Rows as they were known after a given change: what is current and was already there, and the before-images of
-- what has been changed or deleted since. With the latest change the history branch finds nothing.

create function drumbeat.opportunity_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.opportunity
  language sql stable
begin atomic
  select o.*
  from drumbeat.opportunity o
  where o.org_id = $1 and o.changed_in <= $2
  union all
  select h.org_id, h.opportunity_id, h.owner_id, h.account_id, h.product_id, h.stage, h.source_stage,
         h.amount_minor, h.currency, h.created_on, h.close_on, h.close_period_id,
         h.rep_id, h.team_id, h.manager_id, h.changed_in, h.booked_on, h.booked_period_id
  from drumbeat.opportunity_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.fiscal_period_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.fiscal_period
  language sql stable
begin atomic
  select f.*
  from drumbeat.fiscal_period f
  where f.org_id = $1 and f.changed_in <= $2
  union all
  select h.org_id, h.period_id, h.calendar_version, h.level, h.label, h.during, h.quarter_id, h.year_id, h.changed_in
  from drumbeat.fiscal_period_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

create function drumbeat.product_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.product
  language sql stable
begin atomic
  select p.*
  from drumbeat.product p
  where p.org_id = $1 and p.changed_in <= $2
  union all
  select h.org_id, h.product_id, h.name, h.family, h.list_price_minor, h.changed_in
  from drumbeat.product_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;
