-- purpose: who presents a secret, and what he may do today
-- cardinality: one row for a secret that is good, else none
-- columns: user, login, person or null, number and scopes of the secret, who looks as him and until when or nulls, roles granted today, teams led
--          today with all below: first those led, the largest first; the number of the credential where its use was not noted within the
--          last minute, else null; the organisation. Who leads the company sees all of it.
-- $1 organisation, $2 kind, $3 digest of the secret
-- Today is the organisation's. Who has a person may sign in while that one works here, as far as that is known.
with today as materialized (
  select (now() at time zone o.zone)::date as day from organisation o where o.org_id = $1::bigint
),
presented as materialized (
  -- Who looks as another user has the sight of that one, and reads only: as long as he is an administrator himself.
  select c.credential_no, c.user_id as own_user_id, coalesce(v.views_as, c.user_id) as user_id,
         case when v.views_as is null then c.scopes else array['read'] end as scopes, c.used_at, v.views_as, v.views_until
  from credential c
  left join lateral (
    select c.views_as, c.views_until
    from today
    join access_grant g on g.org_id = $1 and g.user_id = c.user_id and g.role = 'administrator' and g.during @> today.day
    where c.views_until > now()) v on true
  where c.org_id = $1 and c.kind = $2::text and c.digest = $3::bytea and c.ended_at is null and c.expires_at > now()
),
led as (
  select m.team_id, t.level
  from presented p
  cross join today
  join app_user u on u.org_id = $1 and u.user_id = p.user_id
  join team_membership m on m.org_id = $1 and m.person_id = u.person_id and m.kind = 'leader' and m.during @> today.day
  join team t on t.org_id = $1 and t.team_id = m.team_id
),
admitted as materialized (
  select u.user_id, i.login, u.person_id, p.credential_no, p.scopes, own.login as viewer,
         case when p.views_as is not null then to_char(p.views_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end as views_until,
         array(select g.role from access_grant g where g.org_id = $1 and g.user_id = u.user_id and g.during @> today.day
               union
               select 'viewer' from led where led.level = 'company'
               order by 1) as roles,
         array(select b.team_id
               from led
               cross join lateral team_below($1, led.team_id, today.day) b (team_id)
               group by b.team_id
               order by bool_or(b.team_id = led.team_id) desc, (select count(*) from team_below($1, b.team_id, today.day)) desc, b.team_id) as teams,
         case when p.used_at is null or p.used_at < now() - interval '1 minute' then p.credential_no end as unnoted
  from presented p
  cross join today
  join app_user u on u.org_id = $1 and u.user_id = p.user_id and u.is_active
  join user_identity i on i.org_id = $1 and i.user_id = u.user_id
  left join user_identity own on own.org_id = $1 and own.user_id = p.own_user_id and p.views_as is not null
  where not exists (select from employment e where e.org_id = $1 and e.person_id = u.person_id)
     or exists (select from employment e where e.org_id = $1 and e.person_id = u.person_id and e.during @> today.day)
)
select a.user_id, a.login, a.person_id, a.credential_no, a.scopes, a.viewer, a.views_until, a.roles, a.teams, a.unnoted,
       o.org_id, o.key, o.name, o.currency, o.zone, o.week_starts, o.fiscal_year_start_month, o.fiscal_weeks
from admitted a
join organisation o on o.org_id = $1
