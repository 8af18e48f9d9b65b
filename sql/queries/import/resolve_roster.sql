-- purpose: the roster in our numbers' terms: which team key, leader and region key each person's row states
-- cardinality: script
-- A team or region of the roster is the loaded team of that identifier, or else one derived from the roster
-- itself, kept apart by a prefix; a row with a leader but no team stands in the team named after the leader.
create temporary table roster on commit drop as
select s.file_no, s.row_no, s.id, s.leader, s.hired_on, s.left_on,
       case when s.team is not null then case when loaded_team.found then s.team else 'team:' || s.team end
            when s.leader is not null then 'leader:' || s.leader end as team_key,
       case when s.region is not null then case when loaded_region.found then s.region else 'region:' || s.region end
       end as region_key,
       s.team as team_name, s.region as region_name
from staged_person s
cross join lateral (select exists (select from staged_team t where t.id = s.team)
                        or exists (select from source_record x where x.org_id = current_org_id()
                                   and x.source = current_setting('drumbeat.source') and x.kind = 'team' and x.external_id = s.team)) loaded_team (found)
cross join lateral (select exists (select from staged_team t where t.id = s.region)
                        or exists (select from source_record x where x.org_id = current_org_id()
                                   and x.source = current_setting('drumbeat.source') and x.kind = 'team' and x.external_id = s.region)) loaded_region (found);

-- Every team this import names, explicit or derived, with the parent it states.
create temporary table named_team on commit drop as
select t.id as team_key, t.name, t.level, t.parent as parent_key, true as is_explicit
from staged_team t
union all
select r.team_key, min(r.team_name), 'team', min(r.region_key), false
from roster r
where r.team_key is not null and not exists (select from staged_team t where t.id = r.team_key)
group by r.team_key
union all
select r.region_key, min(r.region_name), 'region', null, false
from roster r
where r.region_key is not null and not exists (select from staged_team t where t.id = r.region_key)
group by r.region_key;
