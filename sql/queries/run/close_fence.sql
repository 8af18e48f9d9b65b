-- purpose: take the fence alone: when this returns, every numbered change is either committed or has not begun to write
-- cardinality: one row
select pg_advisory_xact_lock(lock_key($1::bigint, 'fence')) is not null
