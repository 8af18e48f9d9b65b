-- purpose: the newest change of an organisation, 0 before the first
-- cardinality: one row
select coalesce(max(change_no), 0) from change where org_id = $1::bigint
