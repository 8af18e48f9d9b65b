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

-- The teams that only the roster names, with the one above: the region, or for a team called after its leader the team in
-- which he himself is.
create temporary table derived_team on commit drop as
select r.team_key, min(r.team_name) as team_name,
       coalesce(min(r.region_key), min(above.team_key) filter (where r.team_key like 'leader:%' and above.team_key <> r.team_key)) as parent_key
from roster r
left join roster above on above.id = r.leader and above.leader is distinct from above.id
where r.team_key is not null and not exists (select from staged_team t where t.id = r.team_key)
group by r.team_key;

-- Every team this import names, explicit or derived, with the parent it states.
create temporary table named_team on commit drop as
select t.id as team_key, t.name, t.level, t.parent as parent_key, true as is_explicit
from staged_team t
union all
select d.team_key, d.team_name,
       -- A leader of leaders has a team of teams, which rows by team leave to the teams in it.
       case when exists (select from derived_team below where below.parent_key = d.team_key and below.team_key <> d.team_key)
            then 'group' else 'team' end,
       d.parent_key, false
from derived_team d
union all
select r.region_key, min(r.region_name), 'region', null, false
from roster r
where r.region_key is not null and not exists (select from staged_team t where t.id = r.region_key)
group by r.region_key;
