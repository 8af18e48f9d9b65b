-- purpose: the days off of this import, each once: the first row of a calendar and day that has a name names it
-- cardinality: script
-- The company's own calendar may be written in capitals.
create temporary table stated_day_off on commit drop as
select distinct on (1, 2) case when lower(s.calendar) = 'company' then 'company' else s.calendar end as calendar, s.day, s.name
from staged_holiday s
order by 1, 2, s.name is null, s.file_no, s.row_no;
analyze stated_day_off;
