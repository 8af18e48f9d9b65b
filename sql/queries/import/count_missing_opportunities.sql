-- purpose: how many deals of the source a complete file no longer names, and of how many
-- cardinality: one row
-- $1 organisation, $2 source
select count(*) filter (where s.opportunity_id is null), count(*)
from opportunity o
join source_record x
  on x.org_id = $1::bigint and x.source = $2::text and x.kind = 'opportunity' and x.internal_id = o.opportunity_id
left join stated_opportunity s on s.opportunity_id = o.opportunity_id
where o.org_id = $1
