-- purpose: remove the lines that the files no longer state: of the deals they name, and of every other if they are complete
-- cardinality: rows affected
-- $1 organisation, $2 source, $3 whether the files are complete
-- A file states all lines of a deal at once.
delete from opportunity_line l
where l.org_id = $1::bigint
  and not exists (select from stated_opportunity_line s where s.opportunity_id = l.opportunity_id and s.line = l.line)
  and (exists (select from stated_opportunity_line s where s.opportunity_id = l.opportunity_id)
       or ($3::boolean and exists (select from source_record x
                                   where x.org_id = $1 and x.source = $2::text and x.kind = 'opportunity' and x.internal_id = l.opportunity_id)))
