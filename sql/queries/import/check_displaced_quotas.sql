-- purpose: who would have a quota of his own and, for a day of the same period, part of a territory's, which then does not count
-- cardinality: one row per staged row that brings this about: file, row, field, value, code, detail (the territory, or for a
--              territory's row the person)
-- $1 organisation, $2 source, $3 whether the quotas are complete, $4 whether the assignments are (then what is stored and no
-- longer named is gone)
with own as (
  select s.file_no, s.row_no, s.person, f.during
  from staged_quota s join fiscal_period f on f.org_id = $1::bigint and f.label = upper(s.period)
  where s.person is not null and coalesce(s.layer, 'base') = 'base'
    -- What a leader's row states for the team is not his own.
    and not (coalesce(s.if_leader, 'own') = 'team' and (
      exists (select from staged_person t where t.leader = s.person)
      or exists (select from source_record x
                 join team_membership m on m.org_id = x.org_id and m.person_id = x.internal_id and m.kind = 'leader'
                 where x.org_id = $1 and x.source = $2::text and x.kind = 'person' and x.external_id = s.person
                   and m.during @> lower(f.during))))
  union all
  select null, null, x.external_id, f.during
  from quota q
  join source_record x on x.org_id = q.org_id and x.source = $2::text and x.kind = 'person' and x.internal_id = q.person_id
  join fiscal_period f on f.org_id = q.org_id and f.period_id = q.period_id
  where q.org_id = $1 and not $3::boolean and q.layer = 'base'
    and not exists (select from staged_quota s where s.person = x.external_id and upper(s.period) = f.label)
),
planned as (
  select s.file_no, s.row_no, s.territory, f.during
  from staged_quota s join fiscal_period f on f.org_id = $1 and f.label = upper(s.period)
  where s.territory is not null and coalesce(s.layer, 'base') = 'base'
  union all
  select null, null, x.external_id, f.during
  from quota q
  join source_record x on x.org_id = q.org_id and x.source = $2 and x.kind = 'territory' and x.internal_id = q.territory_id
  join fiscal_period f on f.org_id = q.org_id and f.period_id = q.period_id
  where q.org_id = $1 and not $3 and q.layer = 'base'
    and not exists (select from staged_quota s where s.territory = x.external_id and upper(s.period) = f.label)
),
held as (
  select s.file_no, s.row_no, s.territory, s.person, case when coalesce(s."to" >= s."from", true) then daterange(s."from", s."to", '[]') end as during
  from staged_territory_assignment s
  union all
  select null, null, t.external_id, p.external_id, a.during
  from territory_assignment a
  join source_record t on t.org_id = a.org_id and t.source = $2 and t.kind = 'territory' and t.internal_id = a.territory_id
  join source_record p on p.org_id = a.org_id and p.source = $2 and p.kind = 'person' and p.internal_id = a.person_id
  where a.org_id = $1 and not $4::boolean
    and not exists (select from staged_territory_assignment s where s.territory = t.external_id and s.person = p.external_id)
),
met as (
  select place.*
  from own o
  join held h on h.person = o.person and h.during && o.during
  join planned p on p.territory = h.territory and p.during && (h.during * o.during)
  cross join lateral (
    select case when o.row_no is not null then o.file_no when h.row_no is not null then h.file_no else p.file_no end as file_no,
           coalesce(o.row_no, h.row_no, p.row_no) as row_no,
           case when coalesce(o.row_no, h.row_no) is not null then 'person' else 'territory' end as field,
           case when coalesce(o.row_no, h.row_no) is not null then o.person else h.territory end as value,
           case when coalesce(o.row_no, h.row_no) is not null then h.territory else o.person end as other) place
  where place.row_no is not null
)
select file_no, row_no, field, value, 'quota.person_and_territory',
       min(other collate "C") || case when count(distinct other) > 1 then ' and ' || count(distinct other) - 1 || ' more' else '' end
from met
group by file_no, row_no, field, value
