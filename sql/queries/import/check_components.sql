-- purpose: where a total and components of it are stated for one subject and the same months, so that both would count
-- cardinality: one row per finding: file, row, field, value, code, detail
-- $1 organisation, $2 source, $3 whether the quotas are complete (then what is stored and no longer named is gone)
with given as (
  select s.file_no, s.row_no, coalesce('p' || s.person, 't' || s.team, 'y' || s.territory, 'a' || s.account) as subject, coalesce(s.component, 'total') as component,
         s.component as cell, coalesce(s.layer, 'base') as layer, f.during, s.period
  from staged_quota s
  join fiscal_period f on f.org_id = $1::bigint and f.label = upper(s.period)
),
stored as (
  select x.kind, x.external_id as id, q.component, q.layer, f.during, f.label as period
  from quota q
  join fiscal_period f on f.org_id = q.org_id and f.period_id = q.period_id
  join source_record x
    on x.org_id = q.org_id and x.source = $2::text
   and x.kind = case when q.person_id is not null then 'person' when q.team_id is not null then 'team' when q.territory_id is not null then 'territory' else 'account' end
   and x.internal_id = coalesce(q.person_id, q.team_id, q.territory_id, q.account_id)
  where q.org_id = $1 and not $3::boolean
),
known as (
  select file_no, row_no, subject, component, layer, during, period from given
  union all
  select null, null, case kind when 'person' then 'p' when 'team' then 't' when 'territory' then 'y' else 'a' end || regexp_replace(id, '^(team|region):', ''),
         component, layer, during, period
  from stored
)
select distinct on (g.file_no, g.row_no) g.file_no, g.row_no, 'component', g.cell, 'quota.total_and_components',
       coalesce(k.file_no || ':' || k.row_no, ':') || ':' || k.component || ' of ' || k.period
from given g
join known k
  on k.subject = g.subject and k.layer = g.layer and k.during && g.during and (k.component = 'total') <> (g.component = 'total')
 and (k.row_no is null or (k.file_no, k.row_no) < (g.file_no, g.row_no))
order by g.file_no, g.row_no, k.file_no, k.row_no
