-- purpose: how many lines stand in deals of which a complete file names none any more, and of how many of its source
-- cardinality: one row
-- $1 organisation, $2 source
select count(*) filter (where s.opportunity_id is null), count(*)
from opportunity_line l
join source_record x
  on x.org_id = $1::bigint and x.source = $2::text and x.kind = 'opportunity' and x.internal_id = l.opportunity_id
left join (select distinct opportunity_id from stated_opportunity_line) s on s.opportunity_id = l.opportunity_id
where l.org_id = $1
