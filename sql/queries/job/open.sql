-- purpose: take in a job; those of long ago go with it
-- cardinality: one row; none if the request key was used before
-- $1 organisation, $2 kind, $3 actor, $4 what it is about, $5 request key, $6 digest of the request
with pruned as (
  delete from job where org_id = $1::bigint and requested_at < clock_timestamp() - interval '90 days'
)
insert into job (org_id, job_no, kind, actor, subject, request_key, request_digest, requested_at, seen_at, state)
select $1::bigint, nextval('job_no_sequence'), $2::text, $3::text, $4::text, $5::text, $6::text, clock_timestamp(), clock_timestamp(), 'queued'
on conflict (org_id, request_key) do nothing
returning job_no
