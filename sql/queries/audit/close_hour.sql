-- purpose: wait until every change and every event that was given its time has been committed or undone
-- cardinality: one row
-- $1 organisation
select pg_advisory_xact_lock(lock_key($1::bigint, 'fence')) is not null and pg_advisory_xact_lock(lock_key($1, 'events')) is not null
