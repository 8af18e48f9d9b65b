-- purpose: the shares of this import in our numbers
-- cardinality: script
create temporary table stated_split on commit drop as
select o.internal_id as opportunity_id, coalesce(lower(s.kind), 'revenue') as kind, p.internal_id as person_id, s.share as share_bp
from staged_split s
join source_record o on o.org_id = current_org_id() and o.source = current_setting('drumbeat.source')
                    and o.kind = 'opportunity' and o.external_id = s.opportunity
join source_record p on p.org_id = o.org_id and p.source = o.source and p.kind = 'person' and p.external_id = s.person;
analyze stated_split;
