-- purpose: write the assignments that are not there yet
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into territory_assignment (org_id, territory_id, person_id, during, share_bp, changed_in)
select $1::bigint, s.territory_id, s.person_id, s.during, s.share_bp, $2::bigint
from stated_assignment s
where not exists (select from territory_assignment a
                  where a.org_id = $1 and (a.territory_id, a.person_id, a.during) = (s.territory_id, s.person_id, s.during))
