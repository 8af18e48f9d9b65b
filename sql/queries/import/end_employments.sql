-- purpose: people missing from a complete roster have left on the day before the extract
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source, $4 day of the extract
update employment e
set during = e.during * daterange(null, $4::date), changed_in = $2::bigint
from source_record x
left join (select id from staged_person union select leader from staged_person) named on named.id = x.external_id
where e.org_id = $1::bigint and (upper(e.during) is null or upper(e.during) > $4)
  and (lower(e.during) is null or lower(e.during) < $4)
  and x.org_id = $1 and x.source = $3::text and x.kind = 'person' and x.internal_id = e.person_id
  and named.id is null
