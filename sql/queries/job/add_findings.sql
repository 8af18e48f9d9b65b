-- purpose: keep what was found wrong with the files of an import, in its order
-- cardinality: a row per finding
-- $1 organisation, $2 job, then by finding: $3 file, $4 row or 0, $5 column or empty, $6 value or empty, $7 code, $8 severity, $9 reason, $10 fix
insert into job_finding (org_id, job_no, finding_no, file, row_no, column_name, cell, code, severity, reason, fix)
select $1::bigint, $2::bigint, f.number, f.file, nullif(f.row_no, 0), nullif(f.column_name, ''), nullif(f.cell, ''), f.code, f.severity, f.reason, f.fix
from unnest($3::text[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
  with ordinality as f (file, row_no, column_name, cell, code, severity, reason, fix, number)
