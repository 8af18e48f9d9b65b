-- purpose: end the session of a browser that signs out
-- cardinality: rows affected
-- $1 organisation, $2 digest of the session's secret
update credential set ended_at = now(), views_as = null, views_until = null
where org_id = $1::bigint and kind = 'session' and digest = $2::bytea and ended_at is null
