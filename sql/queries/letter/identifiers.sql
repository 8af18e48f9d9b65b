-- purpose: everything by which files and reports call a person
-- cardinality: one row per identifier
-- $1 organisation, $2 person
select x.external_id collate "C" as identifier
from source_record x
where x.org_id = $1::bigint and x.kind in ('person', 'person_alias') and x.internal_id = $2::bigint
union
select p.name collate "C" from person_name p where p.org_id = $1 and p.person_id = $2
order by 1
