-- purpose: who stands next above in the tree of nodes is the leader of everybody who names none
-- cardinality: script
-- A node is a path (/1/3/), or the binary form of one as SQL Server's hierarchyid has it, in hexadecimal: there each step ends with
-- a bit that is set, and the whole is filled up with zeros. In both a node begins with every node above it, and with no other.
create temporary table staged_node on commit drop as
select s.file_no, s.row_no, s.id, s.node,
       case when s.node ~ '^/([0-9.-]+/)*$' then s.node
            when s.node ~ '^(0[xX])?([0-9A-Fa-f]{2})*$' then rtrim(('x' || regexp_replace(s.node, '^0[xX]', ''))::varbit::text, '0') end
         collate "C" as path
from staged_person s
where s.node is not null;
analyze staged_node;
update staged_person s set leader = above.id
from (select distinct on (n.file_no, n.row_no) n.file_no, n.row_no, o.id
      from staged_node n
      cross join lateral generate_series(0, length(n.path) - 1) as cut (length)
      join staged_node o on o.path = left(n.path, cut.length)
      order by n.file_no, n.row_no, cut.length desc, o.id) above
where s.leader is null and (s.file_no, s.row_no) = (above.file_no, above.row_no);
