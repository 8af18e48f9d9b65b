-- purpose: accounts that a complete file no longer names lie in no territory from the day of its extract on
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source, $4 day of the extract
update account_territory a
set during = a.during * daterange(null, $4::date), changed_in = $2::bigint
from source_record x
left join (select distinct account_id from stated_account_territory) s on s.account_id = x.internal_id
where a.org_id = $1::bigint and a.during @> $4::date and (lower_inf(a.during) or lower(a.during) < $4::date)
  and x.org_id = $1 and x.source = $3::text and x.kind = 'account' and x.internal_id = a.account_id
  and s.account_id is null
