-- purpose: one import of an organisation at a time; false: another one is under way
-- cardinality: one row
select pg_try_advisory_xact_lock(lock_key($1::bigint, 'import'))
