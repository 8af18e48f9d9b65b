-- purpose: the deals behind a cell, as known at its run; the same rows that the rollup summed
-- cardinality: one row per deal, in the order of close date and identifier, at most $8 of them, the first $9 left out
-- $1 organisation, $2 as-of, $3 known change, $4 dimension, $5 subject, $6 period (0 = no date), $7 level,
-- $8 most rows (null = all), $9 rows left out, $10 the leaf periods of which the deals are wanted, null for all
with below as materialized (
  select a.territory_id, m.period_id as month_id
  from territory_above_known_at($1::bigint, $3::bigint) a
  join (select period_id, upper(during) - 1 as last_day from fiscal_period_known_at($1, $3) where level = 'month'
             union all select 0, $2::date) m on true
  where $4::text = 'area' and a.area_id = $5::bigint and a.during @> m.last_day
)
select coalesce(x.external_id, d.opportunity_id::text) collate "C" as deal, a.name, p.name, coalesce(o.name, ''), d.stage,
       d.close_on, d.created_on, d.amount_minor, d.currency, d.list_price_minor, d.cycle_days, d.outcome, d.is_excluded,
       d.value_minor, d.booked_on, count(*) over ()
from deal_placed($1, $2, $3) d
left join lateral (select min(external_id collate "C") as external_id from source_record
                   where org_id = $1 and kind = 'opportunity' and internal_id = d.opportunity_id) x on true
left join account a on a.org_id = $1 and a.account_id = d.account_id
left join product p on p.org_id = $1 and p.product_id = d.product_id
left join person_name o on o.org_id = $1 and o.person_id = d.rep_id
where $5 = case $4 when 'rep' then d.rep_id when 'manager' then d.manager_id when 'team' then d.team_id
                   when 'region' then d.region_id when 'territory' then d.territory_id when 'product' then d.product_id
                   when 'area' then case when (d.territory_id, d.month_id) in (select territory_id, month_id from below)
                                           or (d.territory_id = 0 and $5 = 0) then $5 else -1 end
                   else 0 end
  and $6::integer = case when $6 = 0 then d.month_id
                         else case $7::text when 'month' then d.month_id when 'quarter' then d.quarter_id else d.year_id end end
  and ($10::integer[] is null or d.month_id = any ($10))
order by d.close_on nulls last, deal, d.opportunity_id
limit $8::integer offset $9::bigint
