-- purpose: the query of reference for benchmarks: six columns of one rep's deals in a window of close dates
-- cardinality: about five rows
select opportunity_id, account_id, close_on, amount_minor, currency, stage
from drumbeat.opportunity
where org_id = $1::bigint and rep_id = $2::bigint and close_on >= $3::date and close_on < $4::date
