-- purpose: which transactions are over at present: as long as that is the same, so is everything that a statement sees
-- cardinality: one row
select pg_current_snapshot()::text as snapshot
