-- purpose: how many days off a complete file no longer names, and of how many
-- cardinality: one row
-- $1 organisation
select count(*) filter (where s.day is null), count(*)
from day_off d
left join stated_day_off s on (s.calendar, s.day) = (d.calendar, d.day)
where d.org_id = $1::bigint
