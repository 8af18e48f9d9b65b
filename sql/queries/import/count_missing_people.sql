-- purpose: how many people of the source a complete roster no longer names, and of how many who work here
-- cardinality: one row
-- $1 organisation, $2 source, $3 day of the extract
select count(*) filter (where s.id is null), count(*)
from employment e
join source_record x
  on x.org_id = $1::bigint and x.source = $2::text and x.kind = 'person' and x.internal_id = e.person_id
left join (select id from staged_person union select leader from staged_person) s on s.id = x.external_id
where e.org_id = $1 and (upper(e.during) is null or upper(e.during) > $3::date)
