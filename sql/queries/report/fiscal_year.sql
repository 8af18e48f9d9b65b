-- purpose: the fiscal year of a day, the window of a report that names none
-- cardinality: one row
-- $1 organisation, $2 day, $3 the change up to which the calendar is known
select lower(during), upper(during) - 1 from fiscal_period_known_at($1::bigint, $3::bigint)
where level = 'year' and during @> $2::date
