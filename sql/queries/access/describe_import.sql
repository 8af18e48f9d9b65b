-- purpose: tell the resolving scripts of an import the day of its extract, and whether its roster is complete
-- cardinality: one row
select set_config('drumbeat.extracted_on', $1::text, true), set_config('drumbeat.roster_is_complete', $2::boolean::text, true)
