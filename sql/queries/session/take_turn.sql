-- purpose: wait until nobody else is at a session, and keep others waiting until the end of the transaction
-- cardinality: one row
-- $1 organisation, $2 session
select pg_advisory_xact_lock(hashint8($1::bigint), hashint8($2::bigint)) is not null
