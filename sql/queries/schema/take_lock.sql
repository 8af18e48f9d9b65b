-- purpose: wait until no other program changes this database's schema; held until the transaction ends
-- cardinality: one row
-- The key is the word drumbeat in ASCII.
select pg_advisory_xact_lock(x'6472756d62656174'::bigint) is not null as is_taken;
