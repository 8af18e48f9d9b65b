-- purpose: what is wrong with the staged splits rows that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
-- A file states all shares of a kind of a deal at once, so that a sum is known by the file alone.
with share as (
  select s.file_no, s.row_no, s.opportunity, s.person, s.kind, s.share, coalesce(lower(s.kind), 'revenue') as kind_code,
         row_number() over (partition by s.opportunity, coalesce(lower(s.kind), 'revenue') order by s.file_no, s.row_no) = 1 as is_first,
         sum(s.share) over (partition by s.opportunity, coalesce(lower(s.kind), 'revenue')) as total,
         bool_and(s.share is not null) over (partition by s.opportunity, coalesce(lower(s.kind), 'revenue')) as is_readable,
         row_number() over one as place, first_value(s.file_no) over one as first_file, first_value(s.row_no) over one as first_row
  from staged_split s
  window one as (partition by s.opportunity, s.person, coalesce(lower(s.kind), 'revenue') order by s.file_no, s.row_no)
)
select s.file_no, s.row_no, 'opportunity', s.opportunity, 'reference.unknown', 'opportunity'
from share s
where s.opportunity is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'opportunity' and x.external_id = s.opportunity)
  and not exists (select from staged_opportunity t where t.id = s.opportunity)
union all
select s.file_no, s.row_no, 'person', s.person, 'reference.unknown', 'person'
from share s
where s.person is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'person' and x.external_id = s.person)
  and not exists (select from staged_person t where t.id = s.person)
  and not exists (select from staged_person t where t.leader = s.person)
union all
select s.file_no, s.row_no, 'kind', s.kind, 'split.kind_unknown', null
from share s
where s.kind_code not in ('revenue', 'overlay')
union all
select s.file_no, s.row_no, 'person', s.person, 'key.duplicate', s.first_file || ':' || s.first_row
from share s
where s.place > 1 and s.opportunity is not null and s.person is not null
union all
select s.file_no, s.row_no, 'share', s.share::text, 'split.revenue_share', null
from share s
where s.kind_code = 'revenue' and (s.share = 0 or s.share > 10000)
union all
-- Said once, at the first row of the deal.
select s.file_no, s.row_no, 'share', s.opportunity, 'split.revenue_sum', s.total::text
from share s
where s.kind_code = 'revenue' and s.is_first and s.is_readable and s.opportunity is not null and s.total <> 10000
