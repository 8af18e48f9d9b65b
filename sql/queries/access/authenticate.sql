-- purpose: who presents a secret, and what he may do today; notes, once a minute at most, that the secret was used, and counts those refused
-- cardinality: one row for a secret that is good, else none
-- columns: user, login, person or null, number and scopes of the secret, roles granted today, teams led today with all below: first those led, the
--          largest first. Who leads the company sees all of it.
-- $1 organisation, $2 kind, $3 digest of the secret
-- Today is the organisation's. Who has a person may sign in while that one works here, as far as that is known.
with today as materialized (
  select (now() at time zone o.zone)::date as day from organisation o where o.org_id = $1::bigint
),
presented as materialized (
  select c.credential_no, c.user_id, c.scopes, c.used_at
  from credential c
  where c.org_id = $1 and c.kind = $2::text and c.digest = $3::bytea and c.ended_at is null and c.expires_at > now()
),
noted as (
  update credential c set used_at = now()
  from presented p
  where c.org_id = $1 and c.credential_no = p.credential_no and (p.used_at is null or p.used_at < now() - interval '1 minute')
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
  select u.user_id, i.login, u.person_id, p.credential_no, p.scopes,
         array(select g.role from access_grant g where g.org_id = $1 and g.user_id = u.user_id and g.during @> today.day
               union
               select 'viewer' from led where led.level = 'company'
               order by 1) as roles,
         array(select b.team_id
               from led
               cross join lateral team_below($1, led.team_id, today.day) b (team_id)
               group by b.team_id
               order by bool_or(b.team_id = led.team_id) desc, (select count(*) from team_below($1, b.team_id, today.day)) desc, b.team_id) as teams
  from presented p
  cross join today
  join app_user u on u.org_id = $1 and u.user_id = p.user_id and u.is_active
  join user_identity i on i.org_id = $1 and i.user_id = u.user_id
  where not exists (select from employment e where e.org_id = $1 and e.person_id = u.person_id)
     or exists (select from employment e where e.org_id = $1 and e.person_id = u.person_id and e.during @> today.day)
),
refused as (
  insert into sign_in_refusal (org_id, hour, kind, refused)
  select $1, date_trunc('hour', now(), 'UTC'), $2, 1
  where not exists (select from admitted)
  on conflict (org_id, hour, kind) do update set refused = sign_in_refusal.refused + 1
)
select a.user_id, a.login, a.person_id, a.credential_no, a.scopes, a.roles, a.teams from admitted a
