-- purpose: how many rates are of a kind and currency of which a complete file names none any more, and of how many
-- cardinality: one row
-- $1 organisation
select count(*) filter (where s.currency is null), count(*)
from fx_rate r
left join (select distinct kind, currency from stated_fx_rate) s on (s.kind, s.currency) = (r.kind, r.currency)
where r.org_id = $1::bigint
