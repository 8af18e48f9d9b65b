-- purpose: give a number to every person whom the source names for the first time, as a row of the roster or as a leader
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into source_record (org_id, source, kind, external_id, internal_id, changed_in)
select $1::bigint, $3::text, 'person', fresh.id,
       (select coalesce(max(internal_id), 0) from source_record where org_id = $1 and kind = 'person')
         + row_number() over (order by fresh.id collate "C"),
       $2::bigint
from (select id from staged_person
      union
      select leader from staged_person where leader is not null) fresh
where not exists (select from source_record x
                  where x.org_id = $1 and x.source = $3 and x.kind = 'person' and x.external_id = fresh.id)
