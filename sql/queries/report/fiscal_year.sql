-- purpose: the fiscal year of a day, the window of a report that names none
-- cardinality: one row
select lower(during), upper(during) - 1 from fiscal_period
where org_id = $1::bigint and level = 'year' and during @> $2::date
