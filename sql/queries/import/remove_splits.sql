-- purpose: remove the shares that the files no longer state: of the deals they name, and of every other if they are complete
-- cardinality: rows affected
-- $1 organisation, $2 source, $3 whether the files are complete
-- A file states all shares of a kind of a deal at once: whoever is no longer named in it has none any more.
delete from split p
where p.org_id = $1::bigint
  and not exists (select from stated_split s
                  where (s.opportunity_id, s.kind, s.person_id) = (p.opportunity_id, p.kind, p.person_id))
  and (exists (select from stated_split s where (s.opportunity_id, s.kind) = (p.opportunity_id, p.kind))
       or ($3::boolean and exists (select from source_record x
                                   where x.org_id = $1 and x.source = $2::text and x.kind = 'opportunity' and x.internal_id = p.opportunity_id)))
