-- purpose: have what this transaction wrote counted when it commits, and not up to a second later
-- cardinality: one row
select pg_stat_force_next_flush() is null
