-- purpose: end a job
-- cardinality: at most one row
-- $1 organisation, $2 job, $3 state, $4 problem, $5 outcome
update job set seen_at = clock_timestamp(), ended_at = clock_timestamp(), progress = null, state = $3::text, problem = $4::text,
  outcome = $5::text::json
where org_id = $1::bigint and job_no = $2::bigint and ended_at is null
