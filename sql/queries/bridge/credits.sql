-- purpose: why the credit of a cell differs between two published numbers: every deal with what it adds to the difference, and its cause
-- cardinality: per cause one row without a deal (the whole of it), then one per deal, the largest first, at most $9 of each cause
-- columns: whether it adjusts a locked period, cause, deal, account, owner, stage, close date and amount before and after, credit
--          before and after (of an adjustment what it adds to the one number and to the other), what it adds to the difference, how many deals the cause has, what else changed, booking
--          date before and after
-- $1 organisation, $2 first run, $3 its basis, $4 second run, $5 its basis, $6 period, $7 dimension, $8 subject
-- $9 most deals of a cause (null = all)
-- The deals are those of credit_line_by, as the runs knew them. A deal has one cause in a step: the first that applies of those
-- below; what else changed of it is listed beside it.
with step as materialized (
  select s.*, first.as_of as from_day, second.as_of as to_day
  from bridge_step($1::bigint, $2::bigint, $3::text, $4::bigint, $5::text, $6::integer, true) s
  join run first on first.org_id = $1 and first.run_no = s.from_run
  join run second on second.org_id = $1 and second.run_no = s.to_run
),
knowledge as materialized (
  select r.run_no, r.as_of, r.known_change
  from run r
  where r.org_id = $1 and r.run_no in (select from_run from step union select to_run from step)
),
line as materialized (
  select k.run_no, l.opportunity_id, l.month_id, sum(l.credit_minor)::bigint as credit_minor
  from knowledge k
  cross join lateral credit_line_by($1, k.as_of, k.known_change, $7::text) l
  where l.counts_as = 'won' and l.credit_minor is not null
    and l.month_id in (select unnest(months) from step)
    and $8::bigint = case $7 when 'rep' then l.rep_id when 'manager' then l.manager_id when 'team' then l.team_id
                                   when 'region' then l.region_id when 'territory' then l.territory_id when 'product' then l.product_id else 0 end
  group by k.run_no, l.opportunity_id, l.month_id
),
effect as materialized (
  select s.step_no, l.opportunity_id,
         sum(l.credit_minor) filter (where l.run_no = s.from_run)::bigint as from_minor,
         sum(l.credit_minor) filter (where l.run_no = s.to_run)::bigint as to_minor
  from step s
  join line l on l.run_no in (s.from_run, s.to_run) and l.month_id = any (s.months)
  group by s.step_no, l.opportunity_id
  having coalesce(sum(l.credit_minor) filter (where l.run_no = s.from_run), 0)
      <> coalesce(sum(l.credit_minor) filter (where l.run_no = s.to_run), 0)
),
-- What a run knew of the deals concerned; each function is read once for a run, not once for a deal.
touched as materialized (
  select distinct opportunity_id from effect
),
placed as materialized (
  select k.run_no, p.*
  from knowledge k
  cross join lateral deal_placed($1, k.as_of, k.known_change) p
  where p.opportunity_id in (select opportunity_id from touched)
),
share as materialized (
  select k.run_no, w.opportunity_id,
         string_agg(w.person_id || ':' || w.share_bp, ',' order by w.person_id) filter (where w.reason is null) as parts,
         string_agg(w.person_id || ':' || w.share_bp || w.reason, ',' order by w.person_id) filter (where w.reason is not null) as derived
  from knowledge k
  cross join lateral credit_share_known_at($1, k.known_change) w
  where w.kind = 'revenue' and w.opportunity_id in (select opportunity_id from touched)
  group by k.run_no, w.opportunity_id
),
hold as materialized (
  select k.run_no, h.opportunity_id, h.until, h.person_id
  from knowledge k
  cross join lateral credit_hold_known_at($1, k.known_change) h
  where h.opportunity_id in (select opportunity_id from touched)
),
policy as materialized (
  select k.run_no, p.key, p.during, p.value
  from knowledge k
  cross join lateral policy_in_force_known_at($1, k.known_change) p
  where p.key in ('credit.transfer_policy', 'credit.date')
),
lines as materialized (
  select k.run_no, l.opportunity_id, string_agg(coalesce(l.product_id, 0) || ':' || l.amount_minor, ',' order by l.line) as lines
  from knowledge k
  cross join lateral opportunity_line_known_at($1, k.known_change) l
  where $7 = 'product' and l.opportunity_id in (select opportunity_id from touched)
  group by k.run_no, l.opportunity_id
),
-- Where those stand who share a deal.
stands as materialized (
  select k.run_no, c.opportunity_id,
         string_agg(concat_ws(':', c.rep_id, c.team_id, c.region_id, c.territory_id, c.manager_id), ',' order by c.rep_id) as places
  from knowledge k
  cross join lateral split_credit($1, k.as_of, k.known_change) c
  where c.kind = 'revenue' and c.opportunity_id in (select opportunity_id from touched)
  group by k.run_no, c.opportunity_id
),
-- What deals come to that are credited on another day than they closed.
moved as materialized (
  select k.run_no, c.opportunity_id, round(c.amount_minor * c.plan_factor)::bigint as value_minor
  from knowledge k
  cross join lateral deal_credit($1, k.as_of, k.known_change) c
  where c.is_moved and c.opportunity_id in (select opportunity_id from touched)
    and exists (select from policy where key = 'credit.date' and value = 'booked')
),
known as materialized (
  select k.run_no, k.as_of, o.*
  from knowledge k
  cross join lateral opportunity_known_at($1, k.known_change) o
  where o.opportunity_id in (select opportunity_id from touched)
),
state as materialized (
  select o.run_no, o.opportunity_id, o.stage, s.outcome, s.outcome = 'won' and o.close_on <= o.as_of as is_won, o.close_on,
         o.close_period_id, o.amount_minor, o.currency, o.account_id, case when p.is_moved then m.value_minor else p.value_minor end as value_minor,
         p.product_id, o.rep_id,
         o.booked_on, p.credit_on, p.credit_period_id, w.parts, w.derived,
         (h.until, h.person_id)::text as hold, n.lines,
         row(o.team_id, p.team_id, p.region_id, p.territory_id, p.manager_id, a.places)::text as place
  from known o
  join canonical_stage s on s.code = o.stage
  left join placed p on p.run_no = o.run_no and p.opportunity_id = o.opportunity_id
  left join share w on w.run_no = o.run_no and w.opportunity_id = o.opportunity_id
  left join hold h on h.run_no = o.run_no and h.opportunity_id = o.opportunity_id
  left join lines n on n.run_no = o.run_no and n.opportunity_id = o.opportunity_id
  left join stands a on a.run_no = o.run_no and a.opportunity_id = o.opportunity_id
  left join moved m on m.run_no = o.run_no and m.opportunity_id = o.opportunity_id
),
judged as (
  select e.opportunity_id, s.is_adjustment, effect_of.change_minor,
         case when not s.is_adjustment then e.from_minor when s.weight < 0 then -effect_of.change_minor end as from_minor,
         case when not s.is_adjustment then e.to_minor when s.weight > 0 then effect_of.change_minor end as to_minor,
         f.stage as from_stage, t.stage as to_stage, f.close_on as from_close_on, t.close_on as to_close_on,
         f.amount_minor as from_amount, t.amount_minor as to_amount, f.currency as from_currency, t.currency as to_currency,
         f.booked_on as from_booked_on, t.booked_on as to_booked_on,
         f.rep_id as from_rep, t.rep_id as to_rep, coalesce(t.account_id, f.account_id) as account_id,
         case
           when t.is_won and f.is_won is not true then case when t.close_on <= s.from_day then 'late' else 'won' end
           when f.is_won and t.opportunity_id is null then 'deleted'
           when f.is_won and t.is_won is not true then
             case when t.outcome = 'lost' then 'lost' when t.outcome = 'open' then 'reopened'
                  when t.close_on <> f.close_on then 'close_date' else 'not_yet' end
           when changed.date_policy and f.credit_on is distinct from t.credit_on then 'date_policy'
           when coalesce(f.credit_period_id = any (s.months), false) <> coalesce(t.credit_period_id = any (s.months), false) then
             case when t.credit_on is null then 'unbooked' when f.credit_on is null then 'booked' when f.credit_on = t.credit_on then 'calendar'
                  when changed.booking and (f.credit_on = f.booked_on or t.credit_on = t.booked_on) then 'booking_date' else 'close_date' end
           when (f.value_minor is null) <> (t.value_minor is null) then case when changed.amount then 'amount' else 'rate' end
           when e.from_minor is not null and e.to_minor is not null and changed.amount then 'amount'
           when e.from_minor is not null and e.to_minor is not null and f.value_minor <> t.value_minor then 'rate'
           when changed.split then 'split'
           when changed.hold and changed.derived then 'hold'
           when changed.owner then 'owner'
           when changed.policy and changed.derived then 'credit_policy'
           when changed.derived then 'transfer'
           when changed.lines then 'lines'
           when $7 = 'product' and f.product_id <> t.product_id then 'product'
           when changed.place then 'structure'
           else 'other'
         end as cause,
         changed.*
  from effect e
  join step s on s.step_no = e.step_no
  cross join lateral (select s.weight * (coalesce(e.to_minor, 0) - coalesce(e.from_minor, 0))) as effect_of (change_minor)
  left join state f on f.run_no = s.from_run and f.opportunity_id = e.opportunity_id
  left join state t on t.run_no = s.to_run and t.opportunity_id = e.opportunity_id
  left join policy before on before.run_no = s.from_run and before.key = 'credit.transfer_policy' and before.during @> t.close_on
  left join policy after on after.run_no = s.to_run and after.key = 'credit.transfer_policy' and after.during @> t.close_on
  left join policy day_before on day_before.run_no = s.from_run and day_before.key = 'credit.date' and day_before.during @> t.close_on
  left join policy day_after on day_after.run_no = s.to_run and day_after.key = 'credit.date' and day_after.during @> t.close_on
  cross join lateral (
    select f.close_on <> t.close_on as closing, (f.amount_minor, f.currency) is distinct from (t.amount_minor, t.currency) as amount,
           f.rep_id <> t.rep_id as owner, f.parts is distinct from t.parts as split,
           f.derived is distinct from t.derived as derived, f.hold is distinct from t.hold as hold, before.value <> after.value as policy,
           day_before.value <> day_after.value as date_policy,
           f.booked_on is distinct from t.booked_on as booking,
           f.lines is distinct from t.lines as lines,
           f.place is distinct from t.place as place) changed
),
told as materialized (
  select j.*, order_of.position,
         case when j.from_stage is null or j.to_stage is null then ''
              else concat_ws(', ', case when j.closing and j.cause <> 'close_date' then 'close date' end,
                                   case when j.booking and j.cause not in ('booked', 'unbooked', 'booking_date') then 'booking date' end,
                                   case when j.amount and j.cause <> 'amount' then 'amount' end,
                                   case when j.owner and j.cause <> 'owner' then 'owner' end,
                                   case when j.split and j.cause <> 'split' then 'split' end,
                                   case when j.hold and j.cause <> 'hold' then 'hold' end,
                                   case when j.place and not j.derived and not j.split and j.cause not in ('structure', 'owner', 'date_policy', 'booked', 'unbooked', 'booking_date')
                                          and not j.owner then 'team' end) end as also,
         coalesce(x.external_id, j.opportunity_id::text) collate "C" as deal
  from judged j
  join unnest(array['won', 'late', 'reopened', 'lost', 'deleted', 'not_yet', 'date_policy', 'booked', 'unbooked', 'booking_date', 'close_date', 'calendar', 'amount', 'rate', 'split', 'hold', 'owner', 'credit_policy',
                    'transfer', 'lines', 'product', 'structure', 'other']) with ordinality order_of (cause, position) on order_of.cause = j.cause
  left join lateral (select min(external_id collate "C") as external_id from source_record
                     where org_id = $1 and kind = 'opportunity' and internal_id = j.opportunity_id) x on true
),
answer as (
  select is_adjustment, position, cause, null::text as deal, null::bigint as account_id, null::bigint as from_rep, null::bigint as to_rep,
         null::text as from_stage, null::text as to_stage, null::date as from_close_on, null::date as to_close_on,
         null::bigint as from_amount, null::bigint as to_amount, null::text as from_currency, null::text as to_currency,
         null::bigint as from_minor, null::bigint as to_minor, sum(change_minor)::bigint as change_minor, count(*) as deals, '' as also,
         null::date as from_booked_on, null::date as to_booked_on
  from told
  group by is_adjustment, position, cause
  union all
  select is_adjustment, position, cause, deal, account_id, from_rep, to_rep, from_stage, to_stage, from_close_on, to_close_on,
         from_amount, to_amount, from_currency, to_currency, from_minor, to_minor, change_minor, 1, also, from_booked_on, to_booked_on
  from (select told.*, row_number() over (partition by is_adjustment, position order by abs(change_minor) desc, deal, change_minor) as rank_no from told) ranked
  where $9::integer is null or rank_no <= $9
)
select w.is_adjustment, w.cause, w.deal, a.name, o.name, n.name, w.from_stage, w.to_stage, w.from_close_on, w.to_close_on,
       w.from_amount, w.to_amount, w.from_currency, w.to_currency, w.from_minor, w.to_minor, w.change_minor, w.deals, w.also,
       w.from_booked_on, w.to_booked_on
from answer w
left join account a on a.org_id = $1 and a.account_id = w.account_id
left join person_name o on o.org_id = $1 and o.person_id = w.from_rep
left join person_name n on n.org_id = $1 and n.person_id = w.to_rep
order by w.is_adjustment, w.position, w.deal is not null, abs(w.change_minor) desc, w.deal, w.change_minor
