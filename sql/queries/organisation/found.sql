-- purpose: found an organisation
-- cardinality: one row
-- $1 key, $2 name, $3 currency, $4 zone, $5 week start, $6 fiscal start month, $7 rule of fiscal weeks or null
insert into organisation (key, name, currency, zone, week_starts, fiscal_year_start_month, fiscal_weeks, changed_in)
values ($1, $2, $3, $4, $5, $6, $7::text, nextval('change_no_sequence'))
returning org_id, changed_in
