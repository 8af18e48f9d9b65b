-- purpose: remove the quotas that a complete file no longer states, and their leaves with them
-- cardinality: rows affected
-- $1 organisation
-- Not by a cascade: that would run in the owner's right, in which row-level security lets no history be written.
with unstated as (
  select q.quota_id
  from quota q
  where q.org_id = $1::bigint
    and not exists (select from stated_quota s
                    where (s.person_id, s.team_id, s.territory_id) is not distinct from (q.person_id, q.team_id, q.territory_id)
                      and s.period_id = q.period_id)
),
leaves as (
  delete from quota_leaf l using unstated u where l.org_id = $1 and l.quota_id = u.quota_id
)
delete from quota q using unstated u where q.org_id = $1 and q.quota_id = u.quota_id
