-- purpose: the job that was taken in under a request key
-- cardinality: at most one row
select job_no, request_digest from job where org_id = $1::bigint and request_key = $2::text
