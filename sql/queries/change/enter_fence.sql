-- purpose: share the fence: from here to the commit no batch can fix its snapshot between our writes and their change number
-- cardinality: one row
select pg_advisory_xact_lock_shared(lock_key($1::bigint, 'fence')) is not null
