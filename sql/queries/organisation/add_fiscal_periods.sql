-- purpose: write the fiscal calendar of an organisation, one element of each array per period
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 ids, $4 levels, $5 labels, $6 first days, $7 days after the last, $8 quarters (0 = none), $9 years
insert into fiscal_period (org_id, period_id, level, label, during, quarter_id, year_id, changed_in)
select $1::bigint, period_id, level, label, daterange(starts_on, ends_before), nullif(quarter_id, 0), year_id, $2::bigint
from unnest($3::integer[], $4::text[], $5::text[], $6::date[], $7::date[], $8::integer[], $9::integer[])
  as p (period_id, level, label, starts_on, ends_before, quarter_id, year_id)
