-- purpose: how many held deals of its source a complete file names no more, and of how many
-- cardinality: one row
-- $1 organisation, $2 source
select count(*) filter (where s.opportunity_id is null), count(*)
from credit_hold c
join source_record x
  on x.org_id = $1::bigint and x.source = $2::text and x.kind = 'opportunity' and x.internal_id = c.opportunity_id
left join stated_credit_hold s on s.opportunity_id = c.opportunity_id
where c.org_id = $1
