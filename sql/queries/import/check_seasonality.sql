-- purpose: what is wrong with the staged seasonality rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
with given as (
  select s.*, upper(s.part) as place, lag(s.row_no) over (partition by s.profile, upper(s.part) order by s.file_no, s.row_no) as earlier,
         row_number() over (partition by s.profile order by s.file_no, s.row_no) as number
  from staged_seasonality s
  where $1::bigint is not null and $2::text is not null
),
whole as (
  select profile, count(distinct place) filter (where place like 'Q%') as quarters, count(distinct place) filter (where place like 'M%') as months,
         sum(weight) as weight
  from given where place ~ '^(Q[1-4]|M(0[1-9]|1[0-2]))$' group by profile
)
select file_no, row_no, 'part', part, 'seasonality.part_unknown', null
from given where part is not null and place !~ '^(Q[1-4]|M(0[1-9]|1[0-2]))$'
union all
select file_no, row_no, 'part', part, 'key.duplicate', 'row ' || earlier from given where earlier is not null
union all
select g.file_no, g.row_no, 'profile', g.profile, 'seasonality.incomplete', w.quarters || ' of the quarters and ' || w.months || ' of the months'
from given g
join whole w on w.profile = g.profile
where g.number = 1 and (w.quarters, w.months) not in ((4, 0), (0, 12))
union all
select g.file_no, g.row_no, 'profile', g.profile, 'seasonality.no_weight', null
from given g
join whole w on w.profile = g.profile
where g.number = 1 and w.weight = 0
