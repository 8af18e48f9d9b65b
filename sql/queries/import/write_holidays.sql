-- purpose: write the days off that are new or have got another name
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into day_off as current (org_id, calendar, day, name, changed_in)
select $1::bigint, s.calendar, s.day, s.name, $2::bigint from stated_day_off s
on conflict (org_id, calendar, day) do update
  set name = excluded.name, changed_in = excluded.changed_in
  where excluded.name is distinct from current.name
