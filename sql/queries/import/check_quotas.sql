-- purpose: what is wrong with the staged quotas rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
select s.file_no, s.row_no, 'person', s."person", 'reference.unknown', 'person'
from staged_quota s
where s."person" is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'person' and x.external_id = s."person")
  and not exists (select from staged_person t where t.id = s."person")
  and not exists (select from staged_person t where t.leader = s."person")
union all
select s.file_no, s.row_no, 'team', s."team", 'reference.unknown', 'team'
from staged_quota s
where s."team" is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'team' and x.external_id in (s."team", 'team:' || s."team", 'region:' || s."team"))
  and not exists (select from staged_team t where t.id = s."team")
  and not exists (select from staged_person t where s."team" in (t.team, t.region, 'team:' || t.team, 'region:' || t.region))
union all
select s.file_no, s.row_no, 'territory', s."territory", 'reference.unknown', 'territory'
from staged_quota s
where s."territory" is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'territory' and x.external_id = s."territory")
  and not exists (select from staged_territory t where t.id = s."territory")
union all
select s.file_no, s.row_no, 'account', s.account, 'reference.unknown', 'account'
from staged_quota s
where s.account is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'account' and x.external_id = s.account)
  and not exists (select from staged_account t where t.id = s.account)
union all
select s.file_no, s.row_no, 'period', s.period, 'quota.period_unknown', null
from staged_quota s
where s.period is not null
  and not exists (select from fiscal_period f where f.org_id = $1 and f.label = upper(s.period))
union all
select file_no, row_no, 'amount', amount::text, 'quota.negative', null from staged_quota where amount < 0
union all
-- The same subject's quota stated for two periods that share a leaf would be counted twice.
select s.file_no, s.row_no, 'period', s.period, 'quota.stated_twice', o.file_no || ':' || o.row_no || ':' || o.period
from staged_quota s
join fiscal_period sp on sp.org_id = $1 and sp.label = upper(s.period)
join staged_quota o on (o.file_no, o.row_no) < (s.file_no, s.row_no)
  and coalesce('p' || o.person, 't' || o.team, 'y' || o.territory, 'a' || o.account) = coalesce('p' || s.person, 't' || s.team, 'y' || s.territory, 'a' || s.account)
  and coalesce(o.component, 'total') = coalesce(s.component, 'total') and coalesce(o.layer, 'base') = coalesce(s.layer, 'base')
join fiscal_period op on op.org_id = $1 and op.label = upper(o.period) and op.during && sp.during
union all
-- A roster can have a team and a region of one name.
select s.file_no, s.row_no, 'team', s.team, 'quota.team_ambiguous', null
from staged_quota s
where s.team is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'team' and x.external_id = s.team)
  and not exists (select from staged_team t where t.id = s.team)
  and (exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'team' and x.external_id = 'team:' || s.team)
       or exists (select from staged_person t where t.team = s.team))
  and (exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'team' and x.external_id = 'region:' || s.team)
       or exists (select from staged_person t where t.region = s.team))
union all
select s.file_no, s.row_no, 'layer', s.layer, 'quota.layer_unknown', null from staged_quota s where s.layer not in ('base', 'over_assignment')
union all
select s.file_no, s.row_no, 'if_leader', s.if_leader, 'quota.if_leader_unknown', null from staged_quota s where s.if_leader not in ('own', 'team')
union all
select s.file_no, s.row_no, 'seasonality', s.seasonality, 'reference.unknown', 'seasonality'
from staged_quota s
where s.seasonality is not null
  and not exists (select from seasonality t where t.org_id = $1 and t.profile = s.seasonality)
  and not exists (select from staged_seasonality t where t.profile = s.seasonality)
