-- purpose: how many quotas a complete file no longer states, and of how many
-- cardinality: one row
-- $1 organisation
select count(*) filter (where s.period_id is null), count(*)
from quota q
left join (select distinct person_id, team_id, territory_id, period_id from stated_quota) s
  on s.period_id = q.period_id and coalesce(s.person_id, 0) = coalesce(q.person_id, 0)
 and coalesce(s.team_id, 0) = coalesce(q.team_id, 0) and coalesce(s.territory_id, 0) = coalesce(q.territory_id, 0)
where q.org_id = $1::bigint
