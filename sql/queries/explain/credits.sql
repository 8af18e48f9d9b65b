-- purpose: the deals and shares behind a cell of attainment, as known at its run; the same lines that the rollup summed
-- cardinality: one row per deal or share, in the order of close date, identifier and person, at most $8 of them, the first $9 left out
-- $1 organisation, $2 as-of, $3 known change, $4 dimension, $5 subject, $6 period (0 = no date), $7 level,
-- $8 most rows (null = all), $9 rows left out
select coalesce(x.external_id, d.opportunity_id::text) collate "C" as deal, a.name, p.name, coalesce(o.name, ''), d.stage,
       d.close_on, d.created_on, d.amount_minor, d.currency, d.counts_as, d.is_excluded, d.share_bp, d.credit_minor,
       d.reason, d.held_until, count(*) over ()
from credit_line_by($1::bigint, $2::date, $3::bigint, $4::text) d
left join lateral (select min(external_id collate "C") as external_id from source_record
                   where org_id = $1 and kind = 'opportunity' and internal_id = d.opportunity_id) x on true
left join account a on a.org_id = $1 and a.account_id = d.account_id
left join product p on p.org_id = $1 and p.product_id = d.product_id
left join person_name o on o.org_id = $1 and o.person_id = d.rep_id
where $5::bigint = case $4 when 'rep' then d.rep_id when 'manager' then d.manager_id when 'team' then d.team_id
                                 when 'region' then d.region_id when 'territory' then d.territory_id
                                 when 'product' then d.product_id else 0 end
  and $6::integer = case when $6 = 0 then d.month_id
                         else case $7::text when 'month' then d.month_id when 'quarter' then d.quarter_id else d.year_id end end
order by d.close_on nulls last, deal, d.opportunity_id, d.counts_as = 'overlay', d.rep_id, d.product_id
limit $8::integer offset $9::bigint
