-- purpose: write the next step of locking or unlocking a leaf period
-- cardinality: rows affected
-- $1 organisation, $2 period, $3 number of the step, $4 step, $5 run or null, $6 actor, $7 reason, $8 change
insert into period_lock (org_id, period_id, step_no, step, run_no, actor, reason, changed_in)
values ($1::bigint, $2::integer, $3::smallint, $4::text, $5::bigint, $6::text, $7::text, $8::bigint)
