-- purpose: the instant of an extract and its day in the organisation's zone; a day alone means its beginning there
-- cardinality: one row
-- $1 a day, or an instant in ISO 8601 with its offset, $2 zone
select extract.instant, (extract.instant at time zone $2)::date
from (select case when length($1::text) = 10 then $1::timestamp at time zone $2::text else $1::timestamptz end) as extract (instant)
