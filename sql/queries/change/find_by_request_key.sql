-- purpose: the change that a request key already made
-- cardinality: zero or one row
select change_no, file_digest from change where org_id = $1::bigint and request_key = $2::text
