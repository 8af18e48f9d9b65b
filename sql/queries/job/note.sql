-- purpose: say that a job is being carried out, and how far it has come
-- cardinality: at most one row
-- $1 organisation, $2 job, $3 whether it has begun, $4 progress
update job set seen_at = clock_timestamp(), progress = $4::text,
  state = case when $3::boolean then 'running' else state end,
  started_at = case when $3::boolean then coalesce(started_at, clock_timestamp()) end
where org_id = $1::bigint and job_no = $2::bigint and ended_at is null
