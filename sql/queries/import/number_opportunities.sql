-- purpose: write down the numbers of the opportunities that the source names for the first time
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into source_record (org_id, source, kind, external_id, internal_id, changed_in)
select $1::bigint, $3::text, 'opportunity', s.external_id, s.opportunity_id, $2::bigint
from stated_opportunity s
where s.is_named_first
order by s.opportunity_id
