-- purpose: the last change this run knows, and the last run's number
-- cardinality: one row
select coalesce((select max(change_no) from change where org_id = $1::bigint), 0),
       coalesce((select max(run_no) from run where org_id = $1), 0),
       (select count(*) from fiscal_period where org_id = $1 and level = 'month' and during @> $2::date)
