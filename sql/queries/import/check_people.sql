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
-- An identifier can mean one person only: what another row of these files, or of those imported before, calls somebody else.
select s.file_no, s.row_no, 'other_id', s.other_id, 'person.other_id_taken',
       coalesce(min(taken.file_no * 4294967296 + taken.row_no) / 4294967296 || ':' || min(taken.file_no * 4294967296 + taken.row_no) % 4294967296,
                'imported before')
from staged_person s
join (select t.file_no, t.row_no, t.id as name, t.id as person from staged_person t
      union all
      select t.file_no, t.row_no, t.other_id, t.id from staged_person t where t.other_id is not null
      union all
      select null, null, x.external_id, own.external_id
      from source_record x
      join source_record own on own.org_id = x.org_id and own.source = x.source and own.kind = 'person' and own.internal_id = x.internal_id
      where x.org_id = $1 and x.source = $2
        -- A row that states another one takes the old one away.
        and (x.kind = 'person'
             or x.kind = 'person_alias' and not exists (select from staged_person t where t.id = own.external_id and t.other_id is not null)))
     taken on taken.name = s.other_id and taken.person <> s.id
group by s.file_no, s.row_no, s.other_id
union all
-- Somebody above whom, going up from leader to leader, he stands himself: teams that are called after their leaders would too.
(with recursive above as (
  select p.id, p.leader, 1 as steps from staged_person p where p.team is null and p.region is null and p.leader <> p.id
  union all
  select a.id, p.leader, a.steps + 1
  from above a join staged_person p on p.id = a.leader
  where p.team is null and p.region is null and p.leader <> p.id and a.leader <> a.id and a.steps < 64
)
select distinct s.file_no, s.row_no, 'leader', s.leader, 'leader.cycle', null
from staged_person s where exists (select from above a where a.id = s.id and a.leader = s.id))
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
