-- purpose: what is wrong with the staged held deals that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
with hold as (
  select h.*, row_number() over one as place, first_value(h.file_no) over one as first_file, first_value(h.row_no) over one as first_row
  from staged_credit_hold h
  window one as (partition by h.opportunity order by h.file_no, h.row_no)
)
select h.file_no, h.row_no, 'opportunity', h.opportunity, 'reference.unknown', 'opportunity'
from hold h
where h.opportunity is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'opportunity' and x.external_id = h.opportunity)
  and not exists (select from staged_opportunity t where t.id = h.opportunity)
union all
select h.file_no, h.row_no, 'person', h.person, 'reference.unknown', 'person'
from hold h
where h.person is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'person' and x.external_id = h.person)
  and not exists (select from staged_person t where t.id = h.person)
  and not exists (select from staged_person t where t.leader = h.person)
union all
select h.file_no, h.row_no, 'opportunity', h.opportunity, 'key.duplicate', h.first_file || ':' || h.first_row
from hold h
where h.place > 1 and h.opportunity is not null
