-- purpose: use a sign-in link up, and open the session of the browser that brought it
-- cardinality: one row for a link that is good, else none
-- columns: the user
-- $1 organisation, $2 digest of the link's secret, $3 digest of the session's, $4 seconds for which the session lasts
-- Of two browsers with the same link one ends it; the other waits for that, and finds it ended.
with spent as (
  update credential set used_at = now(), ended_at = now()
  where org_id = $1::bigint and kind = 'link' and digest = $2::bytea and ended_at is null and expires_at > now()
  returning user_id, scopes
),
-- Nobody asks for sessions that ended long ago.
pruned as (
  delete from credential where org_id = $1 and kind <> 'token' and expires_at < now() - interval '30 days'
)
insert into credential (org_id, credential_no, user_id, kind, scopes, digest, issued_at, expires_at)
select $1, nextval('access_no_sequence'), s.user_id, 'session', s.scopes, $3::bytea, now(), now() + make_interval(secs => $4::integer)
from spent s
returning user_id
