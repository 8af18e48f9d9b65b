-- purpose: what is wrong with the staged territory assignments rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
select s.file_no, s.row_no, 'territory', s."territory", 'reference.unknown', 'territory'
from staged_territory_assignment s
where s."territory" is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'territory' and x.external_id = s."territory")
  and not exists (select from staged_territory t where t.id = s."territory")
union all
select s.file_no, s.row_no, 'person', s."person", 'reference.unknown', 'person'
from staged_territory_assignment s
where s."person" is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'person' and x.external_id = s."person")
  and not exists (select from staged_person t where t.id = s."person")
  and not exists (select from staged_person t where t.leader = s."person")
union all
select s.file_no, s.row_no, 'from', s."from"::text, 'assignment.overlap', o.file_no || ':' || o.row_no
from staged_territory_assignment s
join staged_territory_assignment o
  on o.territory = s.territory and o.person = s.person and (o.file_no, o.row_no) < (s.file_no, s.row_no)
 and daterange(o."from", o."to", '[]') && daterange(s."from", s."to", '[]')
where coalesce(s."to" >= s."from", true) and coalesce(o."to" >= o."from", true)
union all
-- On the first day of each row, the shares of its territory that hold on that day.
select s.file_no, s.row_no, 'share', s.share::text, 'assignment.over_100_percent', sum(coalesce(o.share, 10000))::text
from staged_territory_assignment s
join staged_territory_assignment o
  on o.territory = s.territory and coalesce(o."from", '-infinity') <= coalesce(s."from", '-infinity')
 and coalesce(o."to", 'infinity') >= coalesce(s."from", '-infinity')
group by s.file_no, s.row_no, s.share
having sum(coalesce(o.share, 10000)) > 10000
