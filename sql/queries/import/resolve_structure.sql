-- purpose: who is in and who leads which team, and which team stands above which, as this import states it
-- cardinality: script
create temporary table stated_parent on commit drop as
select x.internal_id as team_id, coalesce(above.internal_id, root.team_id) as parent_id
from named_team n
join source_record x on x.org_id = current_org_id() and x.source = current_setting('drumbeat.source')
                    and x.kind = 'team' and x.external_id = n.team_key
left join source_record above on above.org_id = x.org_id and above.source = x.source
                    and above.kind = 'team' and above.external_id = n.parent_key
join team root on root.org_id = x.org_id and root.level = 'company'
where x.internal_id <> root.team_id
  -- A roster that says nothing of a team's region leaves the team where it is.
  and (n.is_explicit or n.parent_key is not null
       or not exists (select from team_parent p where p.org_id = x.org_id and p.team_id = x.internal_id));

create temporary table stated_membership on commit drop as
select p.internal_id as person_id, t.internal_id as team_id, 'member' as kind,
       daterange(r.hired_on, r.left_on + 1) as during
from roster r
join source_record p on p.org_id = current_org_id() and p.source = current_setting('drumbeat.source')
                    and p.kind = 'person' and p.external_id = r.id
join source_record t on t.org_id = p.org_id and t.source = p.source and t.kind = 'team' and t.external_id = r.team_key
where r.leader is distinct from r.id
union all
select distinct p.internal_id, t.internal_id, 'leader', daterange(null, null)
from roster r
join source_record p on p.org_id = current_org_id() and p.source = current_setting('drumbeat.source')
                    and p.kind = 'person' and p.external_id = r.leader
join source_record t on t.org_id = p.org_id and t.source = p.source and t.kind = 'team' and t.external_id = r.team_key;

-- Each membership is looked up by its person and by its team.
create index on stated_membership (person_id, kind);
create index on stated_membership (team_id, kind);
analyze stated_membership;
