-- purpose: today in the organisation's zone, for the record of what people do only: no number depends on it
-- cardinality: one row
select (now() at time zone zone)::date from organisation where org_id = $1::bigint
