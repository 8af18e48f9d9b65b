-- purpose: the newest run, or the newest of an as-of day
-- cardinality: zero or one row
-- $1 organisation, $2 as-of or null
select run_no, as_of, known_change, rule_digest, digest, to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
from run
where org_id = $1::bigint and ($2::date is null or as_of = $2)
order by run_no desc
limit 1
