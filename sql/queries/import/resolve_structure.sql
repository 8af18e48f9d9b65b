-- purpose: which team stands above which, who is in and who leads which team, as it will be known after this import
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

-- Of whom the roster speaks: in which team he is from the extract on, and when he works here. A complete roster speaks
-- of everybody whom it could name.
create temporary table roster_person on commit drop as
select p.internal_id as person_id, t.internal_id as team_id, true as is_named,
       -- A partial roster that says nothing of somebody's team leaves him where he is.
       r.team_key is null and not current_setting('drumbeat.roster_is_complete')::boolean as keeps_team,
       daterange(r.hired_on, r.left_on + 1) as employed
from roster r
join source_record p on p.org_id = current_org_id() and p.source = current_setting('drumbeat.source')
                    and p.kind = 'person' and p.external_id = r.id
left join source_record t on t.org_id = p.org_id and t.source = p.source and t.kind = 'team' and t.external_id = r.team_key
                    and r.leader is distinct from r.id
union all
select distinct x.internal_id, null::bigint, false, false, daterange(null, null)
from source_record x
where current_setting('drumbeat.roster_is_complete')::boolean
  and x.org_id = current_org_id() and x.source = current_setting('drumbeat.source') and x.kind = 'person'
  and not exists (select from roster r where r.id = x.external_id);
analyze roster_person;

create temporary table roster_team on commit drop as
select t.internal_id as team_id, min(l.internal_id) as leader_id,
       min(l.internal_id) is null and not current_setting('drumbeat.roster_is_complete')::boolean as keeps_leader
from roster r
join source_record t on t.org_id = current_org_id() and t.source = current_setting('drumbeat.source')
                    and t.kind = 'team' and t.external_id = r.team_key
left join source_record l on l.org_id = t.org_id and l.source = t.source and l.kind = 'person' and l.external_id = r.leader
group by t.internal_id
union all
select distinct x.internal_id, null::bigint, false
from source_record x
where current_setting('drumbeat.roster_is_complete')::boolean
  and x.org_id = current_org_id() and x.source = current_setting('drumbeat.source') and x.kind = 'team'
  and not exists (select from roster r where r.team_key = x.external_id);

create temporary table known_membership on commit drop as
with former_member as (
  select m.person_id, m.team_id, m.during, r.team_id as stated_team_id, r.keeps_team, r.employed,
         m.during && r.employed as is_of_this_employment,
         -- The employments are still those known so far: a corrected first day is the first day in the team, too.
         r.is_named and exists (select from employment e
                                where e.org_id = m.org_id and e.person_id = m.person_id
                                  and lower(e.during) is not distinct from lower(m.during)
                                  -- One that follows on another day by day is the same at another place.
                                  and not exists (select from employment f
                                                  where f.org_id = e.org_id and f.person_id = e.person_id and upper(f.during) = lower(e.during)))
           as begins_with_employment,
         row_number() over (partition by m.person_id order by m.during desc) = 1 as is_last
  from team_membership m
  join roster_person r on r.person_id = m.person_id
  where m.org_id = current_org_id() and m.kind = 'member'
),
member as (
  -- What was: until the extract, or on and on in the team where he still is. It begins and ends with the employment.
  select person_id, team_id,
         case when is_of_this_employment then
                daterange(case when begins_with_employment then null else lower(during) end,
                          case when keeps_team then upper(during)
                               when is_last and team_id = stated_team_id then null
                               else least(upper(during), extract.day) end) * employed
              -- An earlier employment is past; what would lie after this one has never come to pass.
              when during << employed then during * daterange(null, extract.day) end as during
  from former_member
  cross join (select current_setting('drumbeat.extracted_on')::date) extract (day)
  where keeps_team or lower(during) is null or lower(during) < extract.day or (is_last and team_id = stated_team_id)
  union all
  -- Who was hired again the day after he left was in the team without a break: his earlier employment keeps its days.
  select f.person_id, f.team_id, f.during * e.during
  from former_member f
  join employment e on e.org_id = current_org_id() and e.person_id = f.person_id and e.during << f.employed and e.during && f.during
  where f.is_of_this_employment
  union all
  -- What is: in the stated team, from the extract on; who is new here has been in it since he came.
  select r.person_id, r.team_id,
         r.employed * daterange(case when exists (select from employment e
                                                  where e.org_id = current_org_id() and e.person_id = r.person_id
                                                    and (e.during && r.employed or e.during >> r.employed))
                                     then current_setting('drumbeat.extracted_on')::date end, null)
  from roster_person r
  where r.team_id is not null
),
former_leader as (
  select m.person_id, m.team_id, m.during, r.leader_id, r.keeps_leader,
         row_number() over (partition by m.team_id order by m.during desc) = 1 as is_last
  from team_membership m
  join roster_team r on r.team_id = m.team_id
  where m.org_id = current_org_id() and m.kind = 'leader'
),
leader as (
  select person_id, team_id,
         daterange(lower(during), case when keeps_leader then upper(during)
                                       when is_last and person_id = leader_id then null
                                       else least(upper(during), extract.day) end) as during
  from former_leader
  cross join (select current_setting('drumbeat.extracted_on')::date) extract (day)
  where keeps_leader or lower(during) is null or lower(during) < extract.day or (is_last and person_id = leader_id)
  union all
  select r.leader_id, r.team_id,
         daterange(case when exists (select from former_leader f where f.team_id = r.team_id)
                        then current_setting('drumbeat.extracted_on')::date end, null)
  from roster_team r
  where r.leader_id is not null
),
piece as (
  select person_id, team_id, 'member' as kind, during from member
  union all
  -- Nobody leads after he has left.
  select l.person_id, l.team_id, 'leader', l.during * daterange(null, upper(r.employed))
  from leader l
  left join roster_person r on r.person_id = l.person_id
)
select p.person_id, p.team_id, p.kind, whole.during
from (select person_id, team_id, kind, range_agg(during) as days
      from piece where not isempty(during)
      group by person_id, team_id, kind) p
cross join lateral unnest(p.days) as whole (during);
analyze known_membership;
