-- purpose: remove the quotas that a complete file no longer states, and their leaves with them
-- cardinality: rows affected
-- $1 organisation, $2 source: only subjects that it knows are its to remove
-- Not by a cascade: that would run in the owner's right, in which row-level security lets no history be written.
with unstated as (
  select q.quota_id
  from quota q
  join source_record x
    on x.org_id = $1::bigint and x.source = $2::text
   and x.kind = case when q.person_id is not null then 'person' when q.team_id is not null then 'team' when q.territory_id is not null then 'territory' else 'account' end
   and x.internal_id = coalesce(q.person_id, q.team_id, q.territory_id, q.account_id)
  where q.org_id = $1
    and not exists (select from stated_quota s
                    where (s.person_id, s.team_id, s.territory_id, s.account_id) is not distinct from (q.person_id, q.team_id, q.territory_id, q.account_id)
                      and (s.period_id, s.component, s.layer) = (q.period_id, q.component, q.layer))
),
leaves as (
  delete from quota_leaf l using unstated u where l.org_id = $1 and l.quota_id = u.quota_id
)
delete from quota q using unstated u where q.org_id = $1 and q.quota_id = u.quota_id
