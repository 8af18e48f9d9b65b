-- purpose: who works in another zone, by another holiday calendar or in another motion than before does so from the extract on
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source, $4 day of the extract
-- After apply_employments.sql, which wrote the days and filled in what was not known.
with moved as (
  select e.person_id, e.during, e.role, coalesce(s.zone, e.zone) as zone, coalesce(s.holiday_calendar, e.holiday_calendar) as holiday_calendar,
         coalesce(lower(s.motion), e.motion) as motion
  from staged_person s
  join source_record x on x.org_id = $1::bigint and x.source = $3::text and x.kind = 'person' and x.external_id = s.id
  join employment e on e.org_id = $1 and e.person_id = x.internal_id and e.during @> $4::date and e.during @> ($4::date - 1)
  where s.zone <> e.zone or s.holiday_calendar <> e.holiday_calendar or lower(s.motion) <> e.motion
),
ended as (
  update employment e
  set during = e.during * daterange(null, $4), changed_in = $2::bigint
  from moved m
  where e.org_id = $1 and e.person_id = m.person_id and e.during = m.during
  returning e.person_id
)
-- Joined with what has ended, so that nobody works here twice on a day at any moment.
insert into employment (org_id, person_id, during, role, changed_in, zone, holiday_calendar, motion)
select $1, m.person_id, m.during * daterange($4, null), m.role, $2, m.zone, m.holiday_calendar, m.motion
from ended d
join moved m on m.person_id = d.person_id
