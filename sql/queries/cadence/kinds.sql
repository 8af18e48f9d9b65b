-- purpose: the kinds of session there are
-- cardinality: one row per kind
-- columns: kind, title, whether it is of a manager and one rep, whether its minutes are coaching, meaning
select kind, title, is_pair, is_coaching, meaning from session_kind order by not is_pair, not is_coaching, kind collate "C"
