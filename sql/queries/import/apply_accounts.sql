-- purpose: write the accounts that are new or differ
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into account as current (org_id, account_id, name, industry, country, changed_in)
select $1::bigint, x.internal_id, s.name, s.industry, s.country, $2::bigint
from staged_account s
join source_record x on x.org_id = $1 and x.source = $3::text and x.kind = 'account' and x.external_id = s.id
on conflict (org_id, account_id) do update
  set name = excluded.name, industry = excluded.industry, country = excluded.country, changed_in = excluded.changed_in
  where (current.name, current.industry, current.country)
        is distinct from (excluded.name, excluded.industry, excluded.country)
