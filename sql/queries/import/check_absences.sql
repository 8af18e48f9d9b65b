-- purpose: what is wrong with the staged absence rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
select s.file_no, s.row_no, 'person', s.person, 'reference.unknown', 'person'
from staged_absence s
where s.person is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'person' and x.external_id = s.person)
  and not exists (select from staged_person t where t.id = s.person)
  and not exists (select from staged_person t where t.leader = s.person)
union all
select file_no, row_no, 'relief', relief, 'absence.relief_unknown', null from staged_absence where lower(relief) not in ('yes', 'no')
union all
select file_no, row_no, 'reason', reason, 'absence.reason_missing', null from staged_absence where lower(relief) = 'yes' and reason is null
union all
select s.file_no, s.row_no, 'from', s."from"::text, 'absence.overlap', 'row ' || o.row_no
from staged_absence s
join staged_absence o
  on o.person = s.person and (o.file_no, o.row_no) < (s.file_no, s.row_no) and o."from" <= s."to" and s."from" <= o."to"
where s."from" <= s."to" and o."from" <= o."to"
