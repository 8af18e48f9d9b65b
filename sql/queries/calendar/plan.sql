-- purpose: the periods of a change of calendar, one element of each array per period
-- cardinality: rows affected
-- $1 version of those that are new, $2 numbers, $3 levels, $4 labels, $5 first days, $6 days after the last, $7 quarters (0 = none), $8 years
insert into planned_period (period_id, calendar_version, level, label, during, quarter_id, year_id)
select period_id, $1::smallint, level, label, daterange(starts_on, ends_before), nullif(quarter_id, 0), year_id
from unnest($2::integer[], $3::text[], $4::text[], $5::date[], $6::date[], $7::integer[], $8::integer[])
  as p (period_id, level, label, starts_on, ends_before, quarter_id, year_id)
