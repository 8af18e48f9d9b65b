-- purpose: the runs behind a difference whose rules are not today's
-- cardinality: one row per run
-- $1 organisation, $2 first run, $3 its basis, $4 second run, $5 its basis, $6 period, $7 digest of today's rules
select distinct r.run_no
from bridge_step($1::bigint, $2::bigint, $3::text, $4::bigint, $5::text, $6::integer, true) s
join run r on r.org_id = $1 and r.run_no in (s.from_run, s.to_run)
where r.rule_digest <> $7::text
order by r.run_no
