-- purpose: deals of which the lines do not sum to the amount, as far as these files state the lines or the deal
-- cardinality: one row per finding: file, row, field, value, code, detail (sum:amount:currency, in minor units)
-- $1 organisation, $2 source, $3 whether the files of lines are complete
-- Told at the deal's first line if that is in the files, else at the deal. A deal without an amount has nothing to differ from.
with deal as (
  select s.id as opportunity, min(s.file_no * 4294967296 + s.row_no) as place, min(s.amount) as amount_minor,
         min(coalesce(s.currency, g.currency)) as currency
  from staged_opportunity s join organisation g on g.org_id = $1::bigint
  where s.id is not null group by s.id
  union all
  select x.external_id, null, o.amount_minor, o.currency
  from opportunity o
  join source_record x on x.org_id = o.org_id and x.source = $2::text and x.kind = 'opportunity' and x.internal_id = o.opportunity_id
  where o.org_id = $1 and exists (select from staged_opportunity_line l where l.opportunity = x.external_id)
    and not exists (select from staged_opportunity s where s.id = x.external_id)
),
lines as (
  select l.opportunity, min(l.file_no * 4294967296 + l.row_no) as place, sum(l.amount) as sum_minor, bool_and(l.amount is not null) as is_readable
  from staged_opportunity_line l where l.opportunity is not null group by l.opportunity
  union all
  select x.external_id, null, sum(l.amount_minor), true
  from opportunity_line l
  join source_record x on x.org_id = l.org_id and x.source = $2 and x.kind = 'opportunity' and x.internal_id = l.opportunity_id
  where l.org_id = $1 and not $3::boolean and not exists (select from staged_opportunity_line s where s.opportunity = x.external_id)
  group by x.external_id
)
select (told.place / 4294967296)::integer, (told.place % 4294967296)::integer, 'amount', d.opportunity, 'line.sum_differs',
       l.sum_minor || ':' || d.amount_minor || ':' || d.currency
from deal d
join lines l on l.opportunity = d.opportunity and l.is_readable and l.sum_minor <> d.amount_minor
cross join lateral (select coalesce(l.place, d.place)) as told (place)
where told.place is not null
