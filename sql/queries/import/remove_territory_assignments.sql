-- purpose: remove the assignments that a complete file no longer states, and those that stated ones of the same pair overlap
-- cardinality: rows affected
-- $1 organisation, $2 source, $3 whether the file is complete
delete from territory_assignment a
where a.org_id = $1::bigint
  and not exists (select from stated_assignment s
                  where (s.territory_id, s.person_id, s.during, s.share_bp) = (a.territory_id, a.person_id, a.during, a.share_bp))
  and (exists (select from stated_assignment s
               where (s.territory_id, s.person_id) = (a.territory_id, a.person_id) and s.during && a.during)
       or ($3::boolean and exists (select from source_record x
                                   where x.org_id = $1 and x.source = $2::text and x.kind = 'territory' and x.internal_id = a.territory_id)))
