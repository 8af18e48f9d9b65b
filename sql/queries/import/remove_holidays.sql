-- purpose: remove the days off that complete files no longer state
-- cardinality: rows affected
-- $1 organisation
delete from day_off d
where d.org_id = $1::bigint
  and not exists (select from stated_day_off s where (s.calendar, s.day) = (d.calendar, d.day))
