-- A view with parameters: the one definition of what a deal counts for. The rollups sum these rows and `explain`
-- lists them, so that a number and its explanation cannot differ.
--   as-of       the state at the end of that day: a deal closed later is still open, one created later is absent
--   outcome     won, lost or open
--   period_id   leaf period of the close date; 0 for a deal without one
--   value       the amount in the organisation's currency at the plan rate of the close date (without one: the as-of day),
--               half away from zero; a factor turns minor units of the deal's currency into the organisation's, and there
--               are three: by the plan, by the dated rate of the close date, by the dated rate of the as-of day
--   excluded    the amount is in a currency for which there is no plan rate: left out of every sum and count, listed
--   cycle_days  created to close, closed deals with both dates
--   credit_on   the day on which a won deal is credited, by the policy in force on its close date (`credit.date`): the close date,
--               or the booking date; null if it is not booked by the as-of day, so that it is not credited yet
--   is_moved    won and credited on another day than the close date, or not yet
-- Won, lost and open follow the close date, whatever the policy; only credit follows the day of credit.

create function drumbeat.deal_fact(org_id bigint, as_of date, known_change bigint)
  returns table (
    opportunity_id bigint, rep_id bigint, team_id bigint, manager_id bigint, product_id bigint, account_id bigint,
    stage text, outcome text, period_id integer, fact_on date, created_on date, close_on date,
    amount_minor bigint, currency text, list_price_minor bigint, cycle_days integer, is_excluded boolean,
    value_minor bigint, is_foreign boolean, plan_factor numeric, dated_factor numeric, report_factor numeric,
    unit_factor numeric, booked_on date, credit_on date, credit_period_id integer, is_moved boolean)
  language sql stable
begin atomic
  select o.opportunity_id, o.rep_id, coalesce(o.team_id, 0), coalesce(o.manager_id, 0), coalesce(o.product_id, 0),
         o.account_id, o.stage, state.outcome, coalesce(o.close_period_id, 0),
         case when state.outcome = 'open' then $2 else o.close_on end,
         o.created_on, o.close_on, o.amount_minor, o.currency, p.list_price_minor,
         case when state.outcome <> 'open' then o.close_on - o.created_on end,
         o.amount_minor is not null and unit.is_foreign and plan.rate is null,
         case when unit.is_foreign then round(o.amount_minor * plan.rate * unit.factor)::bigint else o.amount_minor end,
         unit.is_foreign, case when unit.is_foreign then plan.rate * unit.factor else 1 end,
         case when unit.is_foreign then dated.rate * unit.factor else 1 end,
         case when unit.is_foreign then report.rate * unit.factor else 1 end,
         unit.factor, o.booked_on, credited.credit_on, credited.period_id,
         state.outcome = 'won' and credited.credit_on is distinct from o.close_on
  from drumbeat.organisation g
  join drumbeat.opportunity_known_at($1, $3) o on o.org_id = g.org_id
  join drumbeat.canonical_stage s on s.code = o.stage
  cross join lateral (select case when s.outcome <> 'open' and o.close_on <= $2 then s.outcome else 'open' end) as state (outcome)
  cross join (
    select range_agg(p.during) as days
    from drumbeat.policy_in_force_known_at($1, $3) p where p.key = 'credit.date' and p.value = 'booked') by_booking
  cross join lateral (
    select case when state.outcome <> 'won' then null when o.close_on <@ by_booking.days is not true then o.close_on
                when o.booked_on <= $2 then o.booked_on end,
           case when state.outcome <> 'won' then null when o.close_on <@ by_booking.days is not true then o.close_period_id
                when o.booked_on <= $2 then o.booked_period_id end) as credited (credit_on, period_id)
  join drumbeat.currency whole on whole.code = g.currency
  join drumbeat.currency own on own.code = o.currency
  cross join lateral (select o.currency <> g.currency, power(10::numeric, whole.exponent - own.exponent)) as unit (is_foreign, factor)
  left join drumbeat.fx_rate_known_at($1, $3) plan
    on plan.kind = 'plan' and plan.currency = o.currency and plan.during @> coalesce(o.close_on, $2)
  left join drumbeat.fx_rate_known_at($1, $3) dated
    on dated.kind = 'dated' and dated.currency = o.currency and dated.during @> o.close_on
  left join drumbeat.fx_rate_known_at($1, $3) report
    on report.kind = 'dated' and report.currency = o.currency and report.during @> $2
  left join drumbeat.product_known_at($1, $3) p on p.org_id = o.org_id and p.product_id = o.product_id
  where g.org_id = $1
    and (o.created_on is null or o.created_on <= $2 or (s.outcome <> 'open' and o.close_on <= $2));
end;

-- The won deals that are credited, as they are on the day of their credit: its leaf period and the rates of that day. Whose they
-- are, and the stamps of team and manager, are those of the close.
create function drumbeat.deal_credit(org_id bigint, as_of date, known_change bigint)
  returns table (
    opportunity_id bigint, rep_id bigint, team_id bigint, manager_id bigint, product_id bigint, account_id bigint,
    stage text, period_id integer, credit_on date, created_on date, close_on date, amount_minor bigint, currency text,
    is_excluded boolean, plan_factor numeric, dated_factor numeric, report_factor numeric, booked_on date, is_moved boolean)
  language sql stable
begin atomic
  select d.opportunity_id, d.rep_id, d.team_id, d.manager_id, d.product_id, d.account_id, d.stage, d.credit_period_id, d.credit_on,
         d.created_on, d.close_on, d.amount_minor, d.currency,
         case when d.is_moved then d.amount_minor is not null and d.is_foreign and plan.rate is null else d.is_excluded end,
         case when d.is_moved and d.is_foreign then plan.rate * d.unit_factor else d.plan_factor end,
         case when d.is_moved and d.is_foreign then dated.rate * d.unit_factor else d.dated_factor end,
         d.report_factor, d.booked_on, d.is_moved
  from drumbeat.deal_fact($1, $2, $3) d
  left join drumbeat.fx_rate_known_at($1, $3) plan
    on d.is_moved and plan.kind = 'plan' and plan.currency = d.currency and plan.during @> d.credit_on
  left join drumbeat.fx_rate_known_at($1, $3) dated
    on d.is_moved and dated.kind = 'dated' and dated.currency = d.currency and dated.during @> d.credit_on
  where d.outcome = 'won' and d.credit_on is not null;
end;
