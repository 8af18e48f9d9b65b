-- purpose: a run by its number
-- cardinality: zero or one row
-- $1 organisation, $2 run
select run_no, as_of, known_change, rule_digest, digest, to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
from run
where org_id = $1::bigint and run_no = $2::bigint
