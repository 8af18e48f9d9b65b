-- purpose: how many deals, quotas and people of the source a complete file no longer names, and of how many
-- cardinality: one row
-- $1 organisation, $2 source, $3 $4 $5 whether deals, quotas, people come from a complete file
select deals.missing, deals.total, quotas.missing, quotas.total, people.missing, people.total
from (
  select count(*) filter (where $3::boolean and not exists (select from staged_opportunity s where s.id = x.external_id)) as missing,
         count(*) as total
  from opportunity o
  join source_record x on x.org_id = o.org_id and x.kind = 'opportunity' and x.internal_id = o.opportunity_id
  where o.org_id = $1::bigint and x.source = $2::text and $3) deals
cross join (
  select count(*) filter (where not exists (
           select from stated_quota s
           where (s.person_id, s.team_id, s.territory_id) is not distinct from (q.person_id, q.team_id, q.territory_id)
             and s.period_id = q.period_id)) as missing,
         count(*) as total
  from quota q where q.org_id = $1 and $4::boolean) quotas
cross join (
  select count(*) filter (where not exists (select from staged_person s where s.id = x.external_id or s.leader = x.external_id)) as missing,
         count(*) as total
  from employment e
  join source_record x on x.org_id = e.org_id and x.kind = 'person' and x.internal_id = e.person_id
  where e.org_id = $1 and x.source = $2 and upper(e.during) is null and $5::boolean) people
