-- purpose: bring the stamps of deals up to date where this change touched the deal, its owners or the structure
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 day of the extract, $4 whether memberships changed (then every deal is looked at)
with fact as (
  select o.opportunity_id, coalesce(former.person_id, o.owner_id) as rep_id, dated.fact_on
  from opportunity o
  join canonical_stage c on c.code = o.stage
  cross join lateral (select case when c.outcome = 'open' then $3::date else o.close_on end) dated (fact_on)
  left join opportunity_owner former
    on former.org_id = o.org_id and former.opportunity_id = o.opportunity_id and former.during @> dated.fact_on
  where o.org_id = $1::bigint and ($4::boolean or o.changed_in = $2::bigint)
),
stamp as (
  select f.opportunity_id, f.rep_id, place.team_id, place.manager_id
  from fact f
  left join person_place place on place.org_id = $1 and place.person_id = f.rep_id and place.during @> f.fact_on
)
update opportunity o
set rep_id = s.rep_id, team_id = s.team_id, manager_id = s.manager_id, changed_in = $2
from stamp s
where o.org_id = $1 and o.opportunity_id = s.opportunity_id
  and (o.rep_id, o.team_id, o.manager_id) is distinct from (s.rep_id, s.team_id, s.manager_id)
