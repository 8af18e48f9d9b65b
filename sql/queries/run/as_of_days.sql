-- purpose: the as-of days for which there are runs, newest first
-- cardinality: up to ten rows
select as_of from run where org_id = $1::bigint group by as_of order by as_of desc limit 10
