-- purpose: let a login read the views for reporting of one organisation, or with null of none any more
-- cardinality: one row
-- columns: bound, created, ended, unknown, mighty or duty
-- $1 login, $2 organisation or null
select drumbeat.bind_reporting_login($1::text, $2::bigint)
