-- purpose: the order lines of this import in our numbers
-- cardinality: script
create temporary table stated_opportunity_line on commit drop as
select o.internal_id as opportunity_id, l.line, p.internal_id as product_id, l.amount as amount_minor, l.quantity::numeric as quantity
from staged_opportunity_line l
join source_record o on o.org_id = current_org_id() and o.source = current_setting('drumbeat.source')
                    and o.kind = 'opportunity' and o.external_id = l.opportunity
left join source_record p on p.org_id = o.org_id and p.source = o.source and p.kind = 'product' and p.external_id = l.product;
analyze stated_opportunity_line;
