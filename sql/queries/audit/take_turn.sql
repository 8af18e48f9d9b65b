-- purpose: one sealing of an organisation at a time: who comes second waits, and finds nothing left to seal
-- cardinality: one row
-- $1 organisation
select pg_advisory_xact_lock(lock_key($1::bigint, 'seal')) is not null
