-- purpose: remove the held deals that a complete file of their source names no more
-- cardinality: rows affected
-- $1 organisation, $2 source
delete from credit_hold c
using source_record x
where c.org_id = $1::bigint and x.org_id = $1 and x.source = $2::text and x.kind = 'opportunity' and x.internal_id = c.opportunity_id
  and not exists (select from stated_credit_hold s where s.opportunity_id = c.opportunity_id)
