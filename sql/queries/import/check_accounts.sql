-- purpose: what is wrong with the staged accounts rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
select s.file_no, s.row_no, 'id', s.id, 'key.duplicate', repeated.first_place / 4294967296 || ':' || repeated.first_place % 4294967296
from staged_account s
join (select id, min(file_no * 4294967296 + row_no) as first_place
      from staged_account where id is not null
      group by id having count(*) > 1) repeated on repeated.id = s.id
where s.file_no * 4294967296 + s.row_no <> repeated.first_place and $1::bigint is not null and $2::text is not null
