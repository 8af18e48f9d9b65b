-- purpose: a period of the fiscal calendar by its label
-- cardinality: zero or one row
-- $1 organisation, $2 label, $3 the change up to which the calendar is known
select period_id, label, level, lower(during), upper(during) from fiscal_period_known_at($1::bigint, $3::bigint)
where label = upper($2::text)
