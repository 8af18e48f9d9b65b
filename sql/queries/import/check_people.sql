-- purpose: what is wrong with the staged people rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
select s.file_no, s.row_no, 'id', s.id, 'key.duplicate', repeated.first_place / 4294967296 || ':' || repeated.first_place % 4294967296
from staged_person s
join (select id, min(file_no * 4294967296 + row_no) as first_place
      from staged_person where id is not null
      group by id having count(*) > 1) repeated on repeated.id = s.id
where s.file_no * 4294967296 + s.row_no <> repeated.first_place and $1::bigint is not null and $2::text is not null
union all
select s.file_no, s.row_no, 'team', s."team", 'reference.unknown', 'team'
from staged_person s
where s."team" is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'team' and x.external_id = s."team")
  and not exists (select from staged_team t where t.id = s."team")
  and (exists (select from staged_team)
       or exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'team'
                  and x.external_id !~ '^(team|region|leader):'))
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'team' and x.external_id = 'team:' || s."team")
union all
-- A team's first row that names a leader or a region says which; later rows must agree.
select s.file_no, s.row_no, stated.field, stated.value, stated.code, stated.first_value
from (select r.*,
             (array_remove(array_agg(r.leader) over team_rows, null))[1] as first_leader,
             (array_remove(array_agg(r.region) over team_rows, null))[1] as first_region
      from (select p.*, coalesce(p.team, 'leader:' || p.leader) as team_key from staged_person p) r
      where r.team_key is not null
      window team_rows as (partition by r.team_key order by r.file_no, r.row_no)) s
cross join lateral (values ('leader', s.leader, 'team.two_leaders', s.first_leader),
                           ('region', s.region, 'team.two_regions', s.first_region)) as stated (field, value, code, first_value)
where stated.value <> stated.first_value
