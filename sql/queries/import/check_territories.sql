-- purpose: what is wrong with the staged territories rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
select file_no, row_no, 'id', id, 'key.duplicate', 'row ' || first_row
from (select file_no, row_no, id,
             first_value(row_no) over (partition by id order by file_no, row_no) as first_row,
             row_number() over (partition by id order by file_no, row_no) as repetition
      from staged_territory where id is not null) s
where repetition > 1
union all
select s.file_no, s.row_no, 'parent', s."parent", 'reference.unknown', 'territory'
from staged_territory s
where s."parent" is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'territory' and x.external_id = s."parent")
  and not exists (select from staged_territory t where t.id = s."parent")
