-- purpose: what is wrong with the places of people in a tree
-- cardinality: one row per finding: file, row, field, value, code, detail (the other row)
-- $1 organisation, $2 source
select n.file_no, n.row_no, 'node', n.node, 'node.invalid', null::text
from staged_node n
where n.path is null and $1::bigint is not null and $2::text is not null
union all
select n.file_no, n.row_no, 'node', n.node, 'node.duplicate', first.place / 4294967296 || ':' || first.place % 4294967296
from staged_node n
join (select path, min(file_no * 4294967296 + row_no) as place from staged_node group by path) first on first.path = n.path
where n.file_no * 4294967296 + n.row_no <> first.place
