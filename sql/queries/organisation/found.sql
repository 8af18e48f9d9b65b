-- purpose: found an organisation
-- cardinality: one row
-- $1 key, $2 name, $3 currency, $4 zone, $5 week start, $6 fiscal start month
insert into organisation (key, name, currency, zone, week_starts, fiscal_year_start_month, changed_in)
values ($1, $2, $3, $4, $5, $6, nextval('change_no_sequence'))
returning org_id, changed_in
