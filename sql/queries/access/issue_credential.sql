-- purpose: give a user a sign-in link or a token
-- cardinality: one row
-- columns: its number, the instant it expires (ISO 8601 in UTC)
-- $1 organisation, $2 change, $3 user, $4 kind, $5 name or null, $6 scopes, $7 digest of the secret, $8 seconds for which it lasts
insert into credential (org_id, credential_no, user_id, kind, name, scopes, digest, issued_at, expires_at, changed_in)
values ($1::bigint, nextval('access_no_sequence'), $3::bigint, $4::text, $5::text, $6::text[], $7::bytea, now(),
        now() + make_interval(secs => $8::integer), $2::bigint)
returning credential_no, to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
