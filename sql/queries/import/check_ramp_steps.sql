-- purpose: what is wrong with the staged ramp step rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
with given as (
  select s.*, lag(s.row_no) over (partition by s.profile, s.month order by s.file_no, s.row_no) as earlier,
         row_number() over (partition by s.profile order by s.file_no, s.row_no) as number
  from staged_ramp_step s
  where $1::bigint is not null and $2::text is not null
)
select file_no, row_no, 'month', month::text, 'ramp.month_out_of_range', null from given where month not between 1 and 60
union all
select file_no, row_no, 'month', month::text, 'key.duplicate', 'row ' || earlier from given where earlier is not null
union all
select g.file_no, g.row_no, 'profile', g.profile, 'ramp.month_missing', w.missing::text
from given g
join (select h.profile, min(m.n) as missing
      from (select profile, max(month) as last from given where month between 1 and 60 group by profile) h
      cross join generate_series(1, 60) as m (n)
      where m.n <= h.last and not exists (select from given x where x.profile = h.profile and x.month = m.n)
      group by h.profile) w on w.profile = g.profile
where g.number = 1
