-- purpose: what the staged people rows say of zone, holiday calendar and motion that cannot be, or that nothing follows from
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
-- A zone is a place: an abbreviation or an offset knows no daylight saving. The list of zones is read from files, so only where it is needed.
with zone as materialized (
  select name from pg_catalog.pg_timezone_names
  where exists (select from staged_person p where p.zone is not null and $2::text is not null)
    and (name ~ '/' or name = 'UTC') and name !~ '^(posix|right)/|^Etc/GMT[+-]'
),
unknown_zone as (
  select s.file_no, s.row_no, s.zone
  from staged_person s
  left join zone z on z.name = s.zone
  where s.zone is not null and z.name is null
),
empty_calendar as (
  select s.file_no, s.row_no, s.holiday_calendar, row_number() over (partition by s.holiday_calendar order by s.file_no, s.row_no) as number
  from staged_person s
  where s.holiday_calendar is not null and lower(s.holiday_calendar) <> 'company'
    and not exists (select from staged_holiday h where h.calendar = s.holiday_calendar)
    and not exists (select from day_off d where d.org_id = $1::bigint and d.calendar = s.holiday_calendar)
)
select u.file_no, u.row_no, 'zone', u.zone, 'person.zone_unknown',
       (select min(z.name) from zone z where lower(z.name) = lower(u.zone) or lower(z.name) like '%/' || lower(replace(u.zone, ' ', '_')))
from unknown_zone u
union all
select e.file_no, e.row_no, 'holiday_calendar', e.holiday_calendar, 'person.calendar_empty', null
from empty_calendar e where e.number = 1
union all
select s.file_no, s.row_no, 'motion', s.motion, 'person.motion_invalid', null
from staged_person s where lower(s.motion) !~ '^[a-z][a-z0-9_]{0,30}$'
