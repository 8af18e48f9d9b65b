-- purpose: open the session of a browser whose user a provider of identities named
-- cardinality: one row
-- columns: the user
-- $1 organisation, $2 user, $3 digest of the session's secret, $4 seconds for which it lasts
insert into credential (org_id, credential_no, user_id, kind, scopes, digest, issued_at, expires_at)
values ($1::bigint, nextval('access_no_sequence'), $2::bigint, 'session', array['read', 'write', 'administer'], $3::bytea, now(),
        now() + make_interval(secs => $4::integer))
returning user_id
