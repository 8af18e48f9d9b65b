-- What each subject of a report is called. A team without a name is called after the leader it has now.

create view drumbeat.team_name with (security_invoker = true) as
  select t.org_id, t.team_id, t.level,
         coalesce(t.name, 'Team of ' || i.display_name, case when t.level = 'company' then g.name end,
                  'Team ' || t.team_id) as name
  from drumbeat.team t
  join drumbeat.organisation g on g.org_id = t.org_id
  left join lateral (
    select m.person_id from drumbeat.team_membership m
    where m.org_id = t.org_id and m.team_id = t.team_id and m.kind = 'leader'
    order by upper(m.during) desc nulls first limit 1) leader on true
  left join drumbeat.person_identity i on i.org_id = t.org_id and i.person_id = leader.person_id;

create view drumbeat.person_name with (security_invoker = true) as
  select p.org_id, p.person_id, coalesce(i.display_name, 'Person ' || p.person_id) as name
  from drumbeat.person p
  left join drumbeat.person_identity i on i.org_id = p.org_id and i.person_id = p.person_id;

create view drumbeat.subject_name with (security_invoker = true) as
  select org_id, 'rep' as dimension, person_id as subject_id, name from drumbeat.person_name
  union all
  select org_id, 'manager', person_id, name from drumbeat.person_name
  union all
  select org_id, 'team', team_id, name from drumbeat.team_name where level = 'team'
  union all
  select org_id, 'region', team_id, name from drumbeat.team_name where level = 'region'
  union all
  select org_id, 'territory', territory_id, name from drumbeat.territory
  union all
  select org_id, 'product', product_id, name from drumbeat.product
  union all
  select org_id, 'company', 0, name from drumbeat.organisation;
