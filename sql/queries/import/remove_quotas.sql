-- purpose: remove the quotas that a complete file no longer states; their leaves go with them
-- cardinality: rows affected
-- $1 organisation
delete from quota q
where q.org_id = $1::bigint
  and not exists (select from stated_quota s
                  where (s.person_id, s.team_id, s.territory_id) is not distinct from (q.person_id, q.team_id, q.territory_id)
                    and s.period_id = q.period_id)
