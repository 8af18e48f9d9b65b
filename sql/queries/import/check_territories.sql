-- purpose: what is wrong with the staged territories rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
select s.file_no, s.row_no, 'id', s.id, 'key.duplicate', repeated.first_place / 4294967296 || ':' || repeated.first_place % 4294967296
from staged_territory s
join (select id, min(file_no * 4294967296 + row_no) as first_place
      from staged_territory where id is not null
      group by id having count(*) > 1) repeated on repeated.id = s.id
where s.file_no * 4294967296 + s.row_no <> repeated.first_place and $1::bigint is not null and $2::text is not null
union all
select s.file_no, s.row_no, 'parent', s."parent", 'reference.unknown', 'territory'
from staged_territory s
where s."parent" is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'territory' and x.external_id = s."parent")
  and not exists (select from staged_territory t where t.id = s."parent")
