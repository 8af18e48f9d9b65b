-- purpose: the runs of an organisation, the newest first
-- cardinality: up to $3 rows
-- $1 organisation, $2 only those of smaller numbers than this or null, $3 how many
select run_no, as_of, known_change, rule_digest, digest, to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
from run
where org_id = $1::bigint and ($2::bigint is null or run_no < $2)
order by run_no desc
limit $3::integer
