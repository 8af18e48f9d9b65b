-- purpose: tell the triggers under which change the following rows are written
-- cardinality: one row
select set_config('drumbeat.change_no', $1::bigint::text, true)
