-- purpose: the labels of every period of the fiscal calendar, to name those that somebody may have meant
-- cardinality: one row per period, in the order of time
-- $1 organisation, $2 the change up to which the calendar is known
select label from fiscal_period_known_at($1::bigint, $2::bigint)
order by during, label collate "C"
