-- purpose: jobs, the newest first, with how far they have come
-- cardinality: a row per job, at most $5
-- $1 organisation, $2 job or null, $3 kind or null, $4 only those of smaller numbers, or null, $5 how many
-- A job of which nothing was heard for a minute has lost its server. An import commits under a change that carries its number, so that
-- is known to be done; of anything else nothing was written.
select j.job_no, j.kind, j.actor, j.subject, to_char(j.requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       to_char(j.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), to_char(j.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       case when j.ended_at is not null or j.seen_at > clock_timestamp() - interval '1 minute' then j.state
            when c.change_no is not null then 'done' else 'lost' end as state,
       j.progress, j.problem, j.outcome::text, c.change_no, (select count(*) from job_finding f where f.org_id = j.org_id and f.job_no = j.job_no)
from job j
left join change c on c.org_id = j.org_id and c.request_key = 'job-' || j.job_no
where j.org_id = $1::bigint and ($2::bigint is null or j.job_no = $2::bigint) and ($3::text is null or j.kind = $3::text)
  and ($4::bigint is null or j.job_no < $4::bigint)
order by j.job_no desc limit $5::integer
