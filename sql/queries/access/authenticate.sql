-- purpose: who presents a secret, and what he may do today
-- cardinality: one row for a secret that is good, else none
-- columns: user, login, person or null, number and scopes of the secret, who looks as him and until when or nulls, roles granted today, whether
--          he leads a team today; the number of the credential where its use was not noted within the last minute, else null; of which
--          transactions this is what they left (snapshot.sql); the organisation
-- $1 organisation, $2 kind, $3 digest of the secret
-- Today is the organisation's. Who has a person may sign in while that one works here, as far as that is known. Most of what it costs is setting
-- the plan up, so that every part it does without counts, and what only leaders need is led_teams.sql.
with presented as materialized (
  -- Who looks as another user has the sight of that one, and reads only: as long as he is an administrator himself.
  select o.*, (now() at time zone o.zone)::date as today, c.credential_no, c.user_id as own_user_id, c.scopes, c.used_at, c.views_until,
         case when c.views_until > now() and exists (
           select from access_grant g
           where g.org_id = $1 and g.user_id = c.user_id and g.role = 'administrator' and g.during @> (now() at time zone o.zone)::date)
         then c.views_as end as views_as
  from organisation o
  join credential c on c.org_id = $1 and c.kind = $2::text and c.digest = $3::bytea and c.ended_at is null and c.expires_at > now()
  where o.org_id = $1::bigint
)
select u.user_id, i.login, u.person_id, p.credential_no, case when p.views_as is null then p.scopes else array['read'] end as scopes,
       case when p.views_as is not null then
         (select own.login from user_identity own where own.org_id = $1 and own.user_id = p.own_user_id)
       end as viewer,
       case when p.views_as is not null then to_char(p.views_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end as views_until,
       array(select g.role from access_grant g where g.org_id = $1 and g.user_id = u.user_id and g.during @> p.today order by 1) as roles,
       exists (
         select from team_membership m
         where m.org_id = $1 and m.person_id = u.person_id and m.kind = 'leader' and m.during @> p.today) as leads,
       case when p.used_at is null or p.used_at < now() - interval '1 minute' then p.credential_no end as unnoted,
       pg_current_snapshot()::text as snapshot,
       p.org_id, p.key, p.name, p.currency, p.zone, p.week_starts, p.fiscal_year_start_month, p.fiscal_weeks
from presented p
join app_user u on u.org_id = $1 and u.user_id = coalesce(p.views_as, p.own_user_id) and u.is_active
join user_identity i on i.org_id = $1 and i.user_id = u.user_id
where coalesce((select bool_or(e.during @> p.today) from employment e where e.org_id = $1 and e.person_id = u.person_id), true)
