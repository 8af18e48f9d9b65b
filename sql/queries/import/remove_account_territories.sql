-- purpose: remove what is stated otherwise now, and of a complete file also what lies ahead of accounts that it no longer names
-- cardinality: rows affected
-- $1 organisation, $2 source, $3 whether the file is complete, $4 day of the extract
delete from account_territory a
where a.org_id = $1::bigint
  and not exists (select from wanted_account_territory w
                  where (w.account_id, w.territory_id, w.during, w.quota_policy) = (a.account_id, a.territory_id, a.during, a.quota_policy))
  and (exists (select from stated_account_territory s where s.account_id = a.account_id)
       or ($3::boolean and lower(a.during) >= $4::date
           and exists (select from source_record x
                       where x.org_id = $1 and x.source = $2::text and x.kind = 'account' and x.internal_id = a.account_id)))
