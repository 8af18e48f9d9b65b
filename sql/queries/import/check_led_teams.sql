-- purpose: what is wrong with quotas of leaders that are their teams', now that it is known who leads which team
-- cardinality: one row per finding: file, row, field, value, code, detail (the period; the other row and its period)
-- $1 organisation
select s.file_no, s.row_no, 'person', s.person, 'quota.leads_several', s.label
from stated_quota s
where s.led_teams > 1 and $1::bigint is not null
union all
-- The leader's row and another one, of the team or of a second leader, for the same months.
select distinct on (s.file_no, s.row_no) s.file_no, s.row_no, 'period', s.label, 'quota.stated_twice',
       o.file_no || ':' || o.row_no || ':' || o.label
from stated_quota s
join stated_quota o
  on o.team_id = s.team_id and (o.file_no, o.row_no) < (s.file_no, s.row_no) and o.during && s.during
 and (o.component, o.layer) = (s.component, s.layer)
where (s.led_teams = 1 or o.led_teams = 1) and coalesce(s.led_teams, 0) < 2
order by 1, 2
