-- purpose: the record of a published run
-- cardinality: one row
-- $1 organisation, $2 run, $3 as-of, $4 known change, $5 rule digest, $6 digest, $7 program version, $8 start, $9 timings
insert into run (org_id, run_no, as_of, known_change, rule_digest, digest, program_version, started_at, finished_at, timings)
values ($1::bigint, $2::bigint, $3::date, $4::bigint, $5::text, $6::text, $7::text, $8::timestamptz, clock_timestamp(), $9::jsonb)
returning to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
