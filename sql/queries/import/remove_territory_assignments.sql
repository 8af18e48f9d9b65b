-- purpose: remove the assignments that a complete file no longer states, and those it states with other dates or another share
-- cardinality: rows affected
-- $1 organisation, $2 whether the file is complete
delete from territory_assignment a
where a.org_id = $1::bigint
  and not exists (select from stated_assignment s
                  where (s.territory_id, s.person_id, s.during, s.share_bp) = (a.territory_id, a.person_id, a.during, a.share_bp))
  and ($2::boolean or exists (select from stated_assignment s
                              where (s.territory_id, s.person_id) = (a.territory_id, a.person_id)))
