-- purpose: what is wrong with the staged teams rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
select s.file_no, s.row_no, 'id', s.id, 'key.duplicate', repeated.first_place / 4294967296 || ':' || repeated.first_place % 4294967296
from staged_team s
join (select id, min(file_no * 4294967296 + row_no) as first_place
      from staged_team where id is not null
      group by id having count(*) > 1) repeated on repeated.id = s.id
where s.file_no * 4294967296 + s.row_no <> repeated.first_place and $1::bigint is not null and $2::text is not null
union all
select s.file_no, s.row_no, 'parent', s."parent", 'reference.unknown', 'team'
from staged_team s
where s."parent" is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'team' and x.external_id = s."parent")
  and not exists (select from staged_team t where t.id = s."parent")
union all
select file_no, row_no, 'level', level, 'team.second_company', null
from (select file_no, row_no, level, row_number() over (order by file_no, row_no) as repetition
      from staged_team where level = 'company') s
where repetition > 1 and $1::bigint is not null and $2::text is not null
union all
-- A team above which, going up through the parents of this import and of what is known already, it stands itself.
(with recursive parents as (
  select id, parent from staged_team where parent is not null
  union all
  select x.external_id, above.external_id
  from team_parent p
  join source_record x on x.org_id = p.org_id and x.source = $2 and x.kind = 'team' and x.internal_id = p.team_id
  join source_record above on above.org_id = p.org_id and above.source = $2 and above.kind = 'team' and above.internal_id = p.parent_id
  where p.org_id = $1 and p.during @> current_setting('drumbeat.extracted_on')::date
    and not exists (select from staged_team t where t.id = x.external_id)
),
above as (
  select id, parent, 1 as steps from parents
  union all
  select a.id, p.parent, a.steps + 1 from above a join parents p on p.id = a.parent
  where a.parent <> a.id and a.steps < 64
)
select distinct s.file_no, s.row_no, 'parent', s.parent, 'team.cycle', null
from staged_team s where exists (select from above a where a.id = s.id and a.parent = s.id))
