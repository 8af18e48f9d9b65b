-- purpose: how many accounts a complete file no longer places, and of how many that its source placed
-- cardinality: one row
-- $1 organisation, $2 source, $3 day of the extract
select count(*) filter (where s.account_id is null), count(*)
from account_territory a
join source_record x on x.org_id = $1::bigint and x.source = $2::text and x.kind = 'account' and x.internal_id = a.account_id
left join (select distinct account_id from stated_account_territory) s on s.account_id = a.account_id
where a.org_id = $1 and a.during @> $3::date
