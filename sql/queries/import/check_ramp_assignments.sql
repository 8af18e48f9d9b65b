-- purpose: what is wrong with the staged ramp assignment rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
select s.file_no, s.row_no, 'person', s.person, 'reference.unknown', 'person'
from staged_ramp_assignment s
where s.person is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'person' and x.external_id = s.person)
  and not exists (select from staged_person t where t.id = s.person)
  and not exists (select from staged_person t where t.leader = s.person)
union all
select s.file_no, s.row_no, 'profile', s.profile, 'reference.unknown', 'ramp'
from staged_ramp_assignment s
where s.profile is not null
  and not exists (select from ramp_step r where r.org_id = $1 and r.profile = s.profile)
  and not exists (select from staged_ramp_step t where t.profile = s.profile)
union all
select file_no, row_no, 'cutoff', cutoff, 'ramp.cutoff_unknown', null
from staged_ramp_assignment where lower(cutoff) not in ('last_day', 'prorated') and cutoff !~ '^([1-9]|[12][0-9]|3[01])$'
union all
select file_no, row_no, 'from', "from"::text, 'key.duplicate', 'row ' || earlier
from (select s.*, lag(s.row_no) over (partition by s.person, s."from" order by s.file_no, s.row_no) as earlier from staged_ramp_assignment s) given
where earlier is not null
