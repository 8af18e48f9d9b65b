-- purpose: remove the deals that a complete file of their source no longer names
-- cardinality: rows affected
-- $1 organisation, $2 source
delete from opportunity o
using source_record x
where o.org_id = $1::bigint and x.org_id = o.org_id and x.source = $2::text and x.kind = 'opportunity'
  and x.internal_id = o.opportunity_id
  and not exists (select from stated_opportunity s where s.opportunity_id = o.opportunity_id)
