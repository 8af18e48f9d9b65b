-- purpose: deals that would be held for one person and shared by revenue at once
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source, $3 whether the files of held deals are complete, $4 whether those of shares are
-- Told at the hold if that is in the files, else at the first of the shares; the other may have been imported before.
with hold as (
  select h.opportunity, min(h.file_no * 4294967296 + h.row_no) as place
  from staged_credit_hold h where h.opportunity is not null group by h.opportunity
  union all
  select x.external_id, null
  from credit_hold c
  join source_record x on x.org_id = c.org_id and x.source = $2::text and x.kind = 'opportunity' and x.internal_id = c.opportunity_id
  where c.org_id = $1::bigint and not $3::boolean
    and not exists (select from staged_credit_hold h where h.opportunity = x.external_id)
),
shared as (
  select s.opportunity, min(s.file_no * 4294967296 + s.row_no) as place
  from staged_split s where s.opportunity is not null and coalesce(lower(s.kind), 'revenue') = 'revenue' group by s.opportunity
  union
  select x.external_id, null
  from split p
  join source_record x on x.org_id = p.org_id and x.source = $2 and x.kind = 'opportunity' and x.internal_id = p.opportunity_id
  where p.org_id = $1 and p.kind = 'revenue' and not $4::boolean
    and not exists (select from staged_split s where s.opportunity = x.external_id and coalesce(lower(s.kind), 'revenue') = 'revenue')
)
select (told.place / 4294967296)::integer, (told.place % 4294967296)::integer, 'opportunity', h.opportunity, 'hold.split_too',
       case when h.place is null then 'hold' when s.place is null then 'split'
            else s.place / 4294967296 || ':' || s.place % 4294967296 end
from hold h
join shared s on s.opportunity = h.opportunity
cross join lateral (select coalesce(h.place, s.place)) as told (place)
where told.place is not null
