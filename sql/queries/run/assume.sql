-- purpose: tell the triggers for which run the following cells are written
-- cardinality: one row
select set_config('drumbeat.run_no', $1::bigint::text, true)
