-- purpose: names that a following script may leave unqualified, until the transaction ends
-- cardinality: one row
-- $1 the search path
select set_config('search_path', $1, true) as search_path;
