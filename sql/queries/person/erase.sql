-- purpose: erase who a person is, under a change that was opened
-- cardinality: one row per column in which something was done
-- columns: table, column, what was done (replaced, removed, ended; kept: a file says it within other words), in how many rows
-- $1 organisation, $2 person, $3 change, $4 by what else he is called
select d.noun, d.column_name, d.done, d.rows
from erase_person($1::bigint, $2::bigint, $3::bigint, $4::text[]) d
order by d.noun collate "C", d.column_name collate "C", d.done collate "C"
