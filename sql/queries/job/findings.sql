-- purpose: findings of a job after a number, in their order
-- cardinality: a row per finding, at most $4
select finding_no::bigint, file, row_no, column_name, cell, code, severity, reason, fix
from job_finding
where org_id = $1::bigint and job_no = $2::bigint and finding_no > $3::bigint
order by finding_no limit $4::integer
