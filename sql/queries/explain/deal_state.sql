-- purpose: what a run knew of a deal, and what has become of it
-- cardinality: one row per source that has a deal of this identifier
-- $1 organisation, $2 identifier in the source, $3 as-of, $4 known change
-- columns: number, source, the change that brought it first and its extract, whether the run knew it, whether it is there now, the change that
--          took it away, stage, outcome of the stage, what it counts as in the run (null: nothing), close date, the leaf period of its credit or close, creation, amount,
--          currency, its amount in the organisation's currency, owner as of the date that counts, the change after the run that altered it,
--          booking date, the day on which it is credited (null: not won or not credited yet)
select x.internal_id, x.source, born.change_no,
       to_char(brought.extracted_at at time zone 'UTC', 'YYYY-MM-DD') as extracted_on,
       k.opportunity_id is not null, o.opportunity_id is not null, gone.change_no,
       coalesce(k.stage, o.stage), s.outcome, d.outcome, coalesce(k.close_on, o.close_on), f.label, coalesce(k.created_on, o.created_on),
       coalesce(k.amount_minor, o.amount_minor), coalesce(k.currency, o.currency),
       case when d.is_moved then round(c.amount_minor * c.plan_factor)::bigint else d.value_minor end, p.name,
       case when k.opportunity_id is not null and o.changed_in > $4::bigint then o.changed_in end,
       case when k.opportunity_id is null then o.booked_on else k.booked_on end, d.credit_on
from (select distinct internal_id, source from source_record
      where org_id = $1::bigint and kind = 'opportunity' and external_id = $2::text) x
left join opportunity o on o.org_id = $1 and o.opportunity_id = x.internal_id
left join lateral (select v.* from opportunity_known_at($1, $4) v where v.opportunity_id = x.internal_id offset 0) k on true
-- The offset keeps this apart from the other joins, so that of all deals only the one is placed.
left join lateral (select p.* from deal_placed($1, $3::date, $4) p where p.opportunity_id = x.internal_id offset 0) d on true
left join lateral (select v.* from deal_credit($1, $3, $4) v where d.is_moved and v.opportunity_id = x.internal_id offset 0) c on true
left join lateral (
  select min(v.changed_in) as change_no
  from (select o.changed_in union all
        select h.changed_in from opportunity_history h where h.org_id = $1 and h.opportunity_id = x.internal_id) v) born on true
left join lateral (
  select max(h.until_change) as change_no from opportunity_history h
  where h.org_id = $1 and h.opportunity_id = x.internal_id and o.opportunity_id is null) gone on true
left join change brought on brought.org_id = $1 and brought.change_no = born.change_no
left join canonical_stage s on s.code = coalesce(k.stage, o.stage)
left join fiscal_period_known_at($1, $4) f on f.period_id = coalesce(d.credit_period_id, k.close_period_id, o.close_period_id)
left join person_name p on p.org_id = $1 and p.person_id = coalesce(k.rep_id, o.rep_id)
order by x.source, x.internal_id
