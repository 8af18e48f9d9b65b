-- purpose: what is wrong with the staged holiday rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
-- The same day of the same calendar again is harmless; another name for it is not what the report will show.
select s.file_no, s.row_no, 'name', s.name, 'holiday.named_otherwise', s.first_place || ':' || s.first_name
from (select h.*, first_value(h.name) over same_day as first_name,
             first_value(h.file_no || ':' || h.row_no) over same_day as first_place
      from staged_holiday h
      where h.calendar is not null and h.day is not null and $1::bigint is not null and $2::text is not null
      window same_day as (partition by case when lower(h.calendar) = 'company' then 'company' else h.calendar end, h.day
                          order by h.name is null, h.file_no, h.row_no)) s
where s.name is not null and s.name is distinct from s.first_name
