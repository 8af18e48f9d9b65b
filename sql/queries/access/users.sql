-- purpose: the users of an organisation
-- cardinality: one row per user
-- columns: number, login, person's name or null, whether he is active, whether his person works here today, roles granted today, whether he leads
--          a team today, when he last used anything (ISO 8601 in UTC) or null
-- $1 organisation
with today as materialized (
  select (now() at time zone o.zone)::date as day from organisation o where o.org_id = $1::bigint
)
select u.user_id, i.login, pn.display_name, u.is_active,
       not exists (select from employment e where e.org_id = $1 and e.person_id = u.person_id)
         or exists (select from employment e where e.org_id = $1 and e.person_id = u.person_id and e.during @> today.day),
       array(select g.role from access_grant g where g.org_id = $1 and g.user_id = u.user_id and g.during @> today.day order by g.role collate "C"),
       exists (select from team_membership m where m.org_id = $1 and m.person_id = u.person_id and m.kind = 'leader' and m.during @> today.day),
       (select to_char(max(c.used_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from credential c where c.org_id = $1 and c.user_id = u.user_id)
from app_user u
cross join today
join user_identity i on i.org_id = u.org_id and i.user_id = u.user_id
left join person_identity pn on pn.org_id = u.org_id and pn.person_id = u.person_id
where u.org_id = $1
order by i.login collate "C"
