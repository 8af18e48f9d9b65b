-- purpose: write the memberships that are new, or known in other days than before
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into team_membership (org_id, person_id, team_id, kind, during, changed_in)
select $1::bigint, k.person_id, k.team_id, k.kind, k.during, $2::bigint
from known_membership k
where not exists (select from team_membership m
                  where m.org_id = $1 and (m.person_id, m.team_id, m.kind, m.during) = (k.person_id, k.team_id, k.kind, k.during))
