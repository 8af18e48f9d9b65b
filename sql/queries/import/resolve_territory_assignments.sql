-- purpose: the territory assignments of this import in our numbers
-- cardinality: script
create temporary table stated_assignment on commit drop as
select t.internal_id as territory_id, p.internal_id as person_id, daterange(s."from", s."to" + 1) as during,
       coalesce(s.share, 10000) as share_bp
from staged_territory_assignment s
join source_record t on t.org_id = current_org_id() and t.source = current_setting('drumbeat.source')
                    and t.kind = 'territory' and t.external_id = s.territory
join source_record p on p.org_id = t.org_id and p.source = t.source and p.kind = 'person' and p.external_id = s.person;
