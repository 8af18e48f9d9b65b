-- purpose: the deals and shares behind a cell of attainment, as known at its run; the same lines that the rollup summed
-- cardinality: one row per deal or share, in the order of close date, identifier and person, at most $8 of them, the first $9 left out
-- $1 organisation, $2 as-of, $3 known change, $4 dimension, $5 subject, $6 period (0 = no date), $7 level,
-- $8 most rows (null = all), $9 rows left out, $10 structure: then, or now for that of the as-of day
-- $11 the leaf periods of which the deals are wanted, null for all
with below as materialized (
  select a.territory_id, m.period_id as month_id
  from territory_above_known_at($1::bigint, $3::bigint) a
  join fiscal_period_known_at($1, $3) m
    on m.level = 'month' and a.during @> case when $10::text = 'now' then $2::date else upper(m.during) - 1 end
  where $4::text = 'area' and a.area_id = $5::bigint
)
select coalesce(x.external_id, d.opportunity_id::text) collate "C" as deal, a.name, p.name, coalesce(o.name, ''), d.stage,
       d.close_on, d.created_on, d.amount_minor, d.currency, d.counts_as, d.is_excluded, d.share_bp, d.credit_minor,
       d.reason, d.held_until, d.booked_on, count(*) over ()
from credit_line_standing($1, $2, $3, case when $10 = 'now' then $2 end, $3, $4) d
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
  and ($11::integer[] is null or d.month_id = any ($11))
order by d.close_on nulls last, deal, d.opportunity_id, d.counts_as = 'overlay', d.rep_id, d.product_id
limit $8::integer offset $9::bigint
