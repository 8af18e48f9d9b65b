-- purpose: the held deals of this import in our numbers
-- cardinality: script
create temporary table stated_credit_hold on commit drop as
select o.internal_id as opportunity_id, h.until, p.internal_id as person_id
from staged_credit_hold h
join source_record o on o.org_id = current_org_id() and o.source = current_setting('drumbeat.source')
                    and o.kind = 'opportunity' and o.external_id = h.opportunity
left join source_record p on p.org_id = o.org_id and p.source = o.source and p.kind = 'person' and p.external_id = h.person;
analyze stated_credit_hold;
