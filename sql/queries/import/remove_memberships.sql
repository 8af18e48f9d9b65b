-- purpose: remove the memberships of those of whom the roster speaks that are not known any more in these days
-- cardinality: rows affected
-- $1 organisation
delete from team_membership m
where m.org_id = $1::bigint
  and ((m.kind = 'member' and m.person_id in (select person_id from roster_person))
       or (m.kind = 'leader' and m.team_id in (select team_id from roster_team)))
  and not exists (select from known_membership k
                  where (k.person_id, k.team_id, k.kind, k.during) = (m.person_id, m.team_id, m.kind, m.during))
