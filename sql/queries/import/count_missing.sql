-- purpose: how many deals of the source and how many quotas a complete file no longer names, and of how many
-- cardinality: one row
-- $1 organisation, $2 source, $3 $4 whether deals, quotas come from a complete file
select deals.missing, deals.total, quotas.missing, quotas.total
from (
  select count(*) filter (where s.id is null) as missing, count(*) as total
  from opportunity o
  join source_record x
    on x.org_id = $1::bigint and x.source = $2::text and x.kind = 'opportunity' and x.internal_id = o.opportunity_id
  left join (select distinct id from staged_opportunity) s on s.id = x.external_id
  where o.org_id = $1 and $3::boolean) deals
cross join (
  select count(*) filter (where s.period_id is null) as missing, count(*) as total
  from quota q
  left join (select distinct person_id, team_id, territory_id, period_id from stated_quota) s
    on s.period_id = q.period_id and coalesce(s.person_id, 0) = coalesce(q.person_id, 0)
   and coalesce(s.team_id, 0) = coalesce(q.team_id, 0) and coalesce(s.territory_id, 0) = coalesce(q.territory_id, 0)
  where q.org_id = $1 and $4::boolean) quotas
