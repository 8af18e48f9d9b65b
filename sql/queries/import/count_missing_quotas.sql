-- purpose: how many quotas a complete file no longer states, and of how many of its source
-- cardinality: one row
-- $1 organisation, $2 source
select count(*) filter (where s.period_id is null), count(*)
from quota q
join source_record x
  on x.org_id = $1::bigint and x.source = $2::text
 and x.kind = case when q.person_id is not null then 'person' when q.team_id is not null then 'team' when q.territory_id is not null then 'territory' else 'account' end
 and x.internal_id = coalesce(q.person_id, q.team_id, q.territory_id, q.account_id)
left join (select distinct person_id, team_id, territory_id, account_id, period_id, component, layer from stated_quota) s
  on s.period_id = q.period_id and coalesce(s.person_id, 0) = coalesce(q.person_id, 0)
 and coalesce(s.team_id, 0) = coalesce(q.team_id, 0) and coalesce(s.territory_id, 0) = coalesce(q.territory_id, 0)
 and coalesce(s.account_id, 0) = coalesce(q.account_id, 0)
 and s.component = q.component and s.layer = q.layer
where q.org_id = $1
