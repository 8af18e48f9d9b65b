-- On which days somebody who works here does not, by reason: a day off of his holiday calendar (holiday), one of the whole company
-- (closure), an absence of his own (absence). Mondays to Fridays only: on the other days nobody works. A day has a row for each of its
-- reasons. As known after a change; callers join the days they need.

create function drumbeat.person_day_off_known_at(org_id bigint, known_change bigint)
  returns table (person_id bigint, day date, reason text)
  language sql stable
begin atomic
  select e.person_id, d.day, 'holiday'
  from drumbeat.day_off_known_at($1, $2) d
  join drumbeat.employment_known_at($1, $2) e on e.holiday_calendar = d.calendar and e.during @> d.day
  where d.calendar <> 'company' and extract(isodow from d.day) < 6
  union all
  select e.person_id, d.day, 'closure'
  from drumbeat.day_off_known_at($1, $2) d
  join drumbeat.employment_known_at($1, $2) e on e.during @> d.day
  where d.calendar = 'company' and extract(isodow from d.day) < 6
  union all
  select a.person_id, here.day, 'absence'
  from drumbeat.absence_known_at($1, $2) a
  join drumbeat.employment_known_at($1, $2) e on e.person_id = a.person_id and e.during && a.during
  cross join lateral (select a.during * e.during) as away (during)
  cross join lateral (select lower(away.during) + n from generate_series(0, upper(away.during) - lower(away.during) - 1) n) as here (day)
  where extract(isodow from here.day) < 6;
end;
