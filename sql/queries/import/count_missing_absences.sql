-- purpose: how many absences a complete file no longer names, and of how many of its source
-- cardinality: one row
-- $1 organisation, $2 source
select count(*) filter (where s.person is null), count(*)
from absence a
join source_record x on x.org_id = $1::bigint and x.source = $2::text and x.kind = 'person' and x.internal_id = a.person_id
left join staged_absence s on s.person = x.external_id and s."from" = lower(a.during)
where a.org_id = $1
