-- purpose: let a session see the pages as its own user again
-- cardinality: rows affected
-- $1 organisation, $2 digest of the session's secret
update credential set views_as = null, views_until = null
where org_id = $1::bigint and kind = 'session' and digest = $2::bytea and views_as is not null
