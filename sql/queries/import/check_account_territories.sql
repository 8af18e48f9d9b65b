-- purpose: what is wrong with the staged account territory rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
select s.file_no, s.row_no, 'account', s.account, 'reference.unknown', 'account'
from staged_account_territory s
where s.account is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'account' and x.external_id = s.account)
  and not exists (select from staged_account t where t.id = s.account)
union all
select s.file_no, s.row_no, 'territory', s.territory, 'reference.unknown', 'territory'
from staged_account_territory s
where s.territory is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'territory' and x.external_id = s.territory)
  and not exists (select from staged_territory t where t.id = s.territory)
union all
select file_no, row_no, 'quota_policy', quota_policy, 'account_territory.policy_unknown', null
from staged_account_territory where lower(quota_policy) not in ('prorated', 'full', 'stays')
union all
-- A row without a last day holds until the next one begins, so only stated last days can reach too far.
select s.file_no, s.row_no, 'from', s."from"::text, 'account_territory.overlap', o.file_no || ':' || o.row_no
from staged_account_territory s
join staged_account_territory o
  on o.account = s.account and (o.file_no, o.row_no) <> (s.file_no, s.row_no)
 and (coalesce(o."from", '-infinity'), o.file_no, o.row_no) < (coalesce(s."from", '-infinity'), s.file_no, s.row_no)
 and (o."to" >= coalesce(s."from", '-infinity') or o."from" is not distinct from s."from")
where coalesce(s."to" >= s."from", true) and coalesce(o."to" >= o."from", true)
