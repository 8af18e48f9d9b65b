-- purpose: the policies there are
-- cardinality: one row per key
-- columns: key, default, the form of a value in words, meaning
select key, default_value, form, meaning from policy_key order by key collate "C"
