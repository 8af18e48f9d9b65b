-- purpose: write which calendar follows, from which day on
-- cardinality: rows affected
-- $1 organisation, $2 version, $3 first day, $4 rule or file, $5 change
insert into fiscal_calendar (org_id, calendar_version, from_day, rule, changed_in)
values ($1::bigint, $2::smallint, $3::date, $4::text, $5::bigint)
