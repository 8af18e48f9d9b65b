-- purpose: a period of the fiscal calendar by its label
-- cardinality: zero or one row
select period_id, label, level, lower(during), upper(during) from fiscal_period
where org_id = $1::bigint and label = upper($2::text)
