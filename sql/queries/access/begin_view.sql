-- purpose: let a session see the pages as another user does, for a while
-- cardinality: one row, or none where the session is not good or the user has no access today
-- columns: until when (ISO 8601 in UTC)
-- $1 organisation, $2 digest of the session's secret, $3 the user, $4 seconds for which it lasts at most
with today as materialized (
  select (now() at time zone o.zone)::date as day from organisation o where o.org_id = $1::bigint
)
update credential c set views_as = $3::bigint, views_until = least(now() + make_interval(secs => $4::integer), c.expires_at)
where c.org_id = $1 and c.kind = 'session' and c.digest = $2::bytea and c.ended_at is null and c.expires_at > now() and c.user_id <> $3
  and exists (select from app_user u
              cross join today
              where u.org_id = $1 and u.user_id = $3 and u.is_active
                and (u.person_id is not null or exists (select from access_grant g where g.org_id = $1 and g.user_id = $3 and g.during @> today.day))
                and (not exists (select from employment e where e.org_id = $1 and e.person_id = u.person_id)
                     or exists (select from employment e where e.org_id = $1 and e.person_id = u.person_id and e.during @> today.day)))
returning to_char(c.views_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
