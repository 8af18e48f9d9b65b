-- purpose: the labels of every period of the fiscal calendar, to name those that somebody may have meant
-- cardinality: one row per period, in the order of time
select label from fiscal_period
where org_id = $1::bigint
order by during, label collate "C"
