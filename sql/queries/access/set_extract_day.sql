-- purpose: tell the resolving scripts of an import the day of its extract
-- cardinality: one row
select set_config('drumbeat.extracted_on', $1::text, true)
