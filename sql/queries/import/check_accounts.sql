-- purpose: what is wrong with the staged accounts rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
select file_no, row_no, 'id', id, 'key.duplicate', 'row ' || first_row
from (select file_no, row_no, id,
             first_value(row_no) over (partition by id order by file_no, row_no) as first_row,
             row_number() over (partition by id order by file_no, row_no) as repetition
      from staged_account where id is not null) s
where repetition > 1
  and $1::bigint is not null and $2::text is not null
