-- purpose: who coaches whom, and on which days
-- grain: manager × rep × team × days · population: everybody who works here and stands in a team that somebody leads
-- inputs: person_place, team_parent, team_membership, employment · $1 organisation
-- A rep's manager is the leader of his team; of who leads the team he stands in, the leader of the team above. Where several lead, the one
-- who comes first. `span` is the whole time without a gap of the two. Rep 0 stands for the team of who leads one.
insert into coaching_pair (manager_id, rep_id, team_id, during, span)
with place as materialized (
  select p.person_id, p.team_id, p.manager_id, p.during from person_place p where p.org_id = $1::bigint
),
leader as materialized (
  select m.team_id, m.person_id, m.during from team_membership m where m.org_id = $1 and m.kind = 'leader'
),
relation as (
  select p.manager_id, p.person_id as rep_id, p.team_id, p.during from place p where p.manager_id <> p.person_id
  union all
  select l.person_id, p.person_id, p.team_id, p.during * u.during * l.during
  from place p
  join team_parent u on u.org_id = $1 and u.team_id = p.team_id and u.during && p.during
  join leader l on l.team_id = u.parent_id and l.person_id <> p.person_id and l.during && (p.during * u.during)
  where p.manager_id = p.person_id
),
owned as (
  select r.manager_id, r.rep_id, r.team_id, r.during,
         (select range_agg(o.during) from relation o where o.rep_id = r.rep_id and o.manager_id < r.manager_id) as taken
  from relation r
  where (r.rep_id) in (select rep_id from relation group by rep_id having count(distinct manager_id) > 1)
  union all
  select r.manager_id, r.rep_id, r.team_id, r.during, null
  from relation r
  where (r.rep_id) in (select rep_id from relation group by rep_id having count(distinct manager_id) = 1)
),
employed as materialized (
  -- Of whom no roster says when he works here is always here: a leader whom others name.
  select p.person_id, coalesce(range_agg(e.during) filter (where e.person_id is not null), '{(,)}'::datemultirange) as during
  from person p left join employment e on e.org_id = p.org_id and e.person_id = p.person_id
  where p.org_id = $1 group by p.person_id
),
piece as materialized (
  select o.manager_id, o.rep_id, o.team_id, d.during
  from owned o
  join employed m on m.person_id = o.manager_id
  join employed r on r.person_id = o.rep_id
  cross join lateral unnest((datemultirange(o.during) - coalesce(o.taken, '{}'::datemultirange)) * m.during * r.during) as d (during)
  union all
  select l.person_id, 0, l.team_id, d.during
  from leader l
  join employed m on m.person_id = l.person_id
  cross join lateral unnest(datemultirange(l.during) * m.during) as d (during)
  where exists (select from relation r where r.manager_id = l.person_id)
),
span as (
  select p.manager_id, p.rep_id, s.during
  from (select manager_id, rep_id, range_agg(during) as during from piece group by manager_id, rep_id) p
  cross join lateral unnest(p.during) as s (during)
)
select p.manager_id, p.rep_id, p.team_id, p.during, s.during
from piece p
join span s on s.manager_id = p.manager_id and s.rep_id = p.rep_id and s.during @> p.during
