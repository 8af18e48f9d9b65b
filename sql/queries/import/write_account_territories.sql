-- purpose: write where accounts lie that is not written yet
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into account_territory (org_id, account_id, during, territory_id, quota_policy, changed_in)
select $1::bigint, w.account_id, w.during, w.territory_id, w.quota_policy, $2::bigint
from wanted_account_territory w
where not exists (select from account_territory a
                  where a.org_id = $1 and (a.account_id, a.during) = (w.account_id, w.during))
