-- The one definition of what a quota counts for, and where. The nightly run sums these lines and `explain` lists them, so
-- that a quota and its explanation cannot differ. Everything is as known after a change, over the months that share a day
-- with `days`. What a line is, its `part` says:
--   carried  subject = person, 0 for what nobody carries: his own amount (origin 'person') or his part of a territory's
--            (origin 'territory': share_bp, where it was the same all the month, and the days of it)
--   placed   subject = person, origin_id = the team in which he stands (0 none): what he carries, by his days there
--   team     subject = team: what reaches it. Origin 'team': the own amount of that team; 'members': what stands directly
--            in that team (0: people in no team and open territories, which stand below the company)
--   outside  what belongs to no node of `level`, the row "(none)" of the breakdown; origins as for teams
--   manager  subject = leader, 0 nobody. Origin 'team': that team's quota by the days he led it; 'members': what stands
--            directly in a node that lies in no team
--   territory  subject = territory, 0 in none: its own amount (origin 'territory'), else those of the accounts that lie in it
--            (origin 'account'), by days; less what who carries it does not owe of it (origin 'person', below zero; `source` says
--            why: ramp, leave, or instead: an amount of his own counts), and with the own amounts of people whose primary
--            territory it is (origin 'person'), by days. So the territories and "(none)" sum to what people carry and what is open
--   cell     the quota of a row of a breakdown (`level` = its dimension), its source and the sum of its members
-- A line that is not counted is displaced: by a person's own amount, or by the own amount of a team further up. What a person
-- does not owe of what is stated for him is not counted either; its `source` says why: employment, ramp, leave, or the layer
-- (over_assignment) that stands beside the quota.
-- Money is divided to the cent by largest remainder, so that parts sum to their whole.

-- With a day of structure, every quota stands where people, accounts and teams stood on that day, as known after the other
-- change; without one, where they stood in each month.
create function drumbeat.quota_line(
    org_id bigint, known_change bigint, days daterange, structure_on date default null, structure_change bigint default null)
  returns table (
    part text, level text, subject_id bigint, month_id integer, origin text, origin_id bigint, manager_id bigint,
    amount_minor bigint, members_minor bigint, source text, is_counted boolean, share_bp integer, part_days bigint,
    month_days bigint)
  language sql stable
  -- See decision 10: whole sets are joined by equality, whatever the statistics say.
  set enable_nestloop = off
begin atomic
  with recursive quota as materialized (
    select q.* from drumbeat.quota_known_at($1, $2) q where q.measure = 'bookings'
  ),
  leaf as materialized (
    select q.quota_id, q.person_id, q.team_id, q.territory_id, q.layer, l.period_id as month_id, l.amount_minor
    from quota q
    join drumbeat.quota_leaf_known_at($1, $2) l on l.quota_id = q.quota_id
    join drumbeat.fiscal_period_known_at($1, $2) f on f.period_id = l.period_id and f.during && $3
  ),
  -- The components of one subject sum to its quota; what is over-assigned stands beside it.
  stated as materialized (
    select s.person_id, s.team_id, s.territory_id, s.month_id, sum(s.amount_minor)::bigint as amount_minor
    from leaf s
    where s.layer = 'base'
    group by s.person_id, s.team_id, s.territory_id, s.month_id
  ),
  own_of_team as materialized (
    select s.team_id, s.month_id, s.amount_minor from stated s where s.team_id is not null
  ),
  month as materialized (
    select f.period_id as month_id, f.during, (upper(f.during) - lower(f.during))::bigint as month_days, upper(f.during) - 1 as last_day
    from drumbeat.fiscal_period_known_at($1, $2) f
    where f.period_id in (select s.month_id from stated s)
  ),

  -- What people with a ramp, a leave, or an employment of less than all of it owe of their own amounts, and what they do not.
  factor as materialized (select f.* from drumbeat.quota_factor_known_at($1, $2) f),
  special as materialized (select distinct f.person_id from factor f),
  owed as materialized (select o.* from drumbeat.quota_owed_known_at($1, $2, $3) o),
  employed as materialized (
    select e.person_id, range_agg(e.during) as during from drumbeat.employment_known_at($1, $2) e group by e.person_id
  ),

  of_territory as materialized (
    select s.territory_id, s.month_id, 'territory' as origin, s.territory_id as origin_id, s.amount_minor, true as is_counted,
           null::bigint as days, null::bigint as month_days
    from stated s where s.territory_id is not null
    union all
    select a.territory_id, a.month_id, 'account', a.account_id, a.amount_minor, own.territory_id is null, a.days, a.month_days
    from drumbeat.account_quota_by_territory($1, $2, $3, $4, $5) a
    left join stated own on own.territory_id = a.territory_id and own.month_id = a.month_id
  ),
  whole as materialized (
    select w.territory_id, w.month_id, m.during, m.month_days, sum(w.amount_minor)::bigint as amount_minor, min(w.origin) as origin
    from of_territory w join month m on m.month_id = w.month_id
    where w.is_counted
    group by w.territory_id, w.month_id, m.during, m.month_days
  ),

  -- What people carry. A territory over 100 % shares its amount in proportion; nobody carries it on days on which he does
  -- not work here.
  held as materialized (
    select w.territory_id, w.month_id, a.person_id, sum(held_days.n)::bigint as days,
           case when min(a.share_bp) = max(a.share_bp) then min(a.share_bp) end as share_bp, sum(a.share_bp * held_days.n)::bigint as weight
    from whole w
    join drumbeat.territory_assignment_known_at($1, $2) a on a.territory_id = w.territory_id and a.during && w.during
    left join employed e on e.person_id = a.person_id
    cross join lateral (
      select case when e.person_id is null then upper(a.during * w.during) - lower(a.during * w.during)
                  else (select sum(upper(d.during) - lower(d.during)) from unnest(e.during * datemultirange(a.during * w.during)) as d (during))
             end::bigint) as held_days (n)
    where held_days.n > 0
    group by w.territory_id, w.month_id, a.person_id
  ),
  weighted as (
    select h.territory_id, h.month_id, h.person_id, h.days, h.share_bp, h.weight from held h
    union all
    select w.territory_id, w.month_id, 0, null, null, 10000 * w.month_days - coalesce(h.weight, 0)
    from whole w
    left join (select held.territory_id, held.month_id, sum(held.weight)::bigint as weight
               from held group by held.territory_id, held.month_id) h
      on h.territory_id = w.territory_id and h.month_id = w.month_id
    where 10000 * w.month_days > coalesce(h.weight, 0)
  ),
  shared as (
    select s.territory_id, s.month_id, s.person_id, s.days, s.share_bp, s.month_days,
           (s.floor_minor + case when s.place <= s.amount_minor - sum(s.floor_minor) over (partition by s.territory_id, s.month_id)
                                 then 1 else 0 end)::bigint as amount_minor
    from (select e.*, w.amount_minor, w.month_days, div(w.amount_minor::numeric * e.weight, e.total_weight) as floor_minor,
                 row_number() over (partition by e.territory_id, e.month_id
                                    order by w.amount_minor::numeric * e.weight % e.total_weight desc, e.person_id) as place
          from (select weighted.*, sum(weighted.weight) over (partition by weighted.territory_id, weighted.month_id) as total_weight
                from weighted) e
          join whole w on w.territory_id = e.territory_id and w.month_id = e.month_id) s
  ),
  -- A share of a territory is as much smaller for a ramp or a leave as an amount of one's own.
  eased as (
    select e.person_id, e.month_id, e.territory_id, e.share_bp, e.days, e.month_days, e.kind,
           (e.floor_minor + case when e.position <= e.amount_minor - sum(e.floor_minor) over (partition by e.person_id, e.month_id, e.territory_id)
                                 then 1 else 0 end)::bigint as amount_minor
    from (select h.*, part.kind, div(h.amount_minor * part.size, whole.size) as floor_minor,
                 row_number() over (partition by h.person_id, h.month_id, h.territory_id
                                    order by h.amount_minor * part.size % whole.size desc, part.place) as position
          from shared h
          join factor f on f.person_id = h.person_id and f.month_id = h.month_id
          cross join lateral (values
            (1, 'counts', f.ramp_bp::numeric * f.ramp_days * (f.working_days - f.relieved_days)),
            (3, 'ramp', (10000 * f.month_days - f.ramp_bp * f.ramp_days)::numeric * f.working_days),
            (4, 'leave', f.ramp_bp::numeric * f.ramp_days * f.relieved_days)) as part (place, kind, size)
          cross join lateral (select 10000::numeric * f.month_days * f.working_days) as whole (size)
          where part.size > 0 or part.kind = 'counts') e
  ),
  carried as materialized (
    select s.person_id, s.month_id, 'person' as origin, s.person_id as origin_id, s.amount_minor, true as is_counted,
           null::integer as share_bp, null::bigint as days, null::bigint as month_days, null as because
    from stated s
    where s.person_id is not null and not exists (select from special p where p.person_id = s.person_id)
    union all
    select o.person_id, o.month_id, 'person', o.person_id, o.amount_minor, o.kind = 'counts',
           case when o.kind in ('counts', 'ramp') and o.ramp_bp < 10000 then o.ramp_bp end,
           case o.kind when 'counts' then least(o.days, o.ramp_days) when 'employment' then o.month_days - o.days
                       when 'ramp' then o.ramp_days else o.relieved_days end,
           case o.kind when 'leave' then o.working_days else o.month_days end, nullif(o.kind, 'counts')
    from owed o
    union all
    select s.person_id, s.month_id, 'person', s.person_id, sum(s.amount_minor)::bigint, false, null, null, null, s.layer
    from leaf s
    where s.person_id is not null and s.layer <> 'base'
    group by s.person_id, s.month_id, s.layer
    union all
    select h.person_id, h.month_id, 'territory', h.territory_id, h.amount_minor, own.person_id is null and h.because is null,
           h.share_bp, h.days, h.month_days, case when own.person_id is null then h.because end
    from (select s.person_id, s.month_id, s.territory_id, s.amount_minor, s.share_bp, s.days, s.month_days, null as because
          from shared s where not exists (select from special p where p.person_id = s.person_id)
          union all
          select e.person_id, e.month_id, e.territory_id, e.amount_minor, e.share_bp, e.days, e.month_days, nullif(e.kind, 'counts')
          from eased e) h
    left join stated own on own.person_id = h.person_id and own.month_id = h.month_id
  ),

  -- The own amounts of people stand in their primary territories, by the days on which they worked here; in territory 0 on
  -- days on which they had none.
  own_of_person as materialized (
    select c.person_id, c.month_id, sum(c.amount_minor)::bigint as amount_minor
    from carried c
    where c.is_counted and c.origin = 'person'
    group by c.person_id, c.month_id
  ),
  primary_place as materialized (
    select p.person_id, p.territory_id, p.during from drumbeat.primary_territory_known_at($1, $2) p where $4 is null
    union all
    select p.person_id, p.territory_id, daterange(null, null) from drumbeat.territory_standing($1, coalesce($5, $2), $4) p where $4 is not null
  ),
  worked as (
    select o.person_id, o.month_id, o.amount_minor, m.month_days,
           coalesce(e.during, datemultirange(daterange(null, null))) * datemultirange(m.during) as during
    from own_of_person o
    join month m on m.month_id = o.month_id
    left join employed e on e.person_id = o.person_id
  ),
  sojourn as (
    select w.person_id, w.month_id, w.amount_minor, w.month_days, p.territory_id, d.n as days
    from worked w
    join primary_place p on p.person_id = w.person_id and datemultirange(p.during) && w.during
    cross join lateral (select sum(upper(r) - lower(r))::bigint from unnest(w.during * datemultirange(p.during)) as r) as d (n)
    union all
    select w.person_id, w.month_id, w.amount_minor, w.month_days, 0, d.n
    from worked w
    left join (select p.person_id, range_agg(p.during) as during from primary_place p group by p.person_id) p on p.person_id = w.person_id
    cross join lateral (select coalesce(sum(upper(r) - lower(r)), 0)::bigint
                        from unnest(w.during - coalesce(p.during, '{}'::datemultirange)) as r) as d (n)
    where d.n > 0 or isempty(w.during)
  ),
  dwelling as (
    select s.person_id, s.month_id, s.territory_id, s.month_days, sum(s.days)::bigint as days, min(s.amount_minor) as amount_minor
    from sojourn s group by s.person_id, s.month_id, s.territory_id, s.month_days
  ),
  of_person as (
    select d.territory_id, d.month_id, d.person_id, d.days, d.month_days,
           (d.floor_minor + case when d.place <= d.amount_minor - sum(d.floor_minor) over (partition by d.person_id, d.month_id)
                                 then 1 else 0 end)::bigint as amount_minor
    from (select e.*, div(e.amount_minor::numeric * e.days, e.total_days) as floor_minor,
                 row_number() over (partition by e.person_id, e.month_id
                                    order by e.amount_minor::numeric * e.days % e.total_days desc, e.territory_id) as place
          from (select dwelling.*, greatest(sum(dwelling.days) over (partition by dwelling.person_id, dwelling.month_id), 1) as total_days
                from dwelling) e) d
  ),
  territory_line as materialized (
    select w.territory_id, w.month_id, w.origin, w.origin_id, w.amount_minor, null::text as because, w.is_counted, w.days, w.month_days
    from of_territory w
    union all
    select c.origin_id, c.month_id, 'person', c.person_id, -sum(c.amount_minor)::bigint, coalesce(c.because, 'instead'), true, null, null
    from carried c
    where c.origin = 'territory' and not c.is_counted
    group by c.origin_id, c.month_id, c.person_id, c.because
    having sum(c.amount_minor) <> 0
    union all
    select p.territory_id, p.month_id, 'person', p.person_id, p.amount_minor, null, true, p.days, p.month_days
    from of_person p
  ),

  -- Where it stands: in the teams in which the person was, by days; in team 0 who was in none.
  load as materialized (
    select c.person_id, c.month_id, sum(c.amount_minor)::bigint as amount_minor
    from carried c where c.is_counted group by c.person_id, c.month_id
  ),
  stay as materialized (
    select q.person_id, q.month_id, q.amount_minor, m.month_days, p.team_id, coalesce(p.manager_id, 0) as manager_id,
           sum(upper(p.during * m.during) - lower(p.during * m.during))::bigint as days
    from load q
    join month m on m.month_id = q.month_id
    join drumbeat.person_standing($1, coalesce($5, $2), $4) p on p.person_id = q.person_id and p.during && m.during
    group by q.person_id, q.month_id, q.amount_minor, m.month_days, p.team_id, coalesce(p.manager_id, 0)
  ),
  placed as materialized (
    select s.person_id, s.month_id, s.team_id, s.manager_id, s.days, s.month_days,
           (s.floor_minor + case when s.place <= s.amount_minor - sum(s.floor_minor) over (partition by s.person_id, s.month_id)
                                 then 1 else 0 end)::bigint as amount_minor
    from (select e.*, div(e.amount_minor::numeric * e.days, e.total_days) as floor_minor,
                 row_number() over (partition by e.person_id, e.month_id
                                    order by e.amount_minor::numeric * e.days % e.total_days desc, e.team_id, e.manager_id) as place
          from (select stay.*, sum(stay.days) over (partition by stay.person_id, stay.month_id) as total_days from stay) e
          where e.days < e.total_days) s
    union all
    -- Almost everybody stays in one place: nothing is to be divided.
    select e.person_id, e.month_id, e.team_id, e.manager_id, e.days, e.month_days, e.amount_minor
    from (select stay.*, count(*) over (partition by stay.person_id, stay.month_id) as places from stay) e
    where e.places = 1
    union all
    select q.person_id, q.month_id, 0, 0, null, null, q.amount_minor
    from load q
    where not exists (select from stay s where s.person_id = q.person_id and s.month_id = q.month_id)
  ),

  -- The tree of each month, as it stood on its last day or on that of the structure. Who is in no team, and a team that lies in no other, stand
  -- directly below the company. No tree is deeper than 64: a circle ends there, and a check names it.
  node as materialized (select t.team_id, t.level from drumbeat.team_known_at($1, coalesce($5, $2)) t),
  parent as materialized (
    select p.team_id, m.month_id, p.parent_id
    from month m join drumbeat.team_parent_known_at($1, coalesce($5, $2)) p on p.during @> coalesce($4, m.last_day)
  ),
  above as materialized (
    select p.team_id, p.month_id, p.parent_id from parent p
    union all
    select below.team_id, m.month_id, root.team_id
    from month m
    cross join (select n.team_id from node n where n.level <> 'company' union all select 0) below
    join node root on root.level = 'company'
    where not exists (select from parent p where p.team_id = below.team_id and p.month_id = m.month_id)
  ),
  climb as (
    select below.team_id, m.month_id, below.team_id as node_id, 0 as steps
    from month m cross join (select n.team_id from node n union all select 0) below
    union all
    select c.team_id, c.month_id, up.parent_id, c.steps + 1
    from climb c
    join above up on up.team_id = c.node_id and up.month_id = c.month_id
    where c.steps < 64
  ),
  path as materialized (
    select c.team_id, c.month_id, c.node_id, c.steps, n.level as node_level, own.team_id is not null as is_own
    from climb c
    left join node n on n.team_id = c.node_id
    left join own_of_team own on own.team_id = c.node_id and own.month_id = c.month_id
  ),

  -- What starts where: own amounts of teams, and what stands directly in a team. It climbs until a team further up
  -- states an amount of its own.
  origin as materialized (
    select 'team' as origin, s.team_id, s.month_id, s.amount_minor from own_of_team s
    union all
    select 'members', p.team_id, p.month_id, sum(p.amount_minor)::bigint from placed p group by p.team_id, p.month_id
  ),
  reached as materialized (
    select p.node_id, p.node_level, o.month_id, o.origin, o.team_id, o.amount_minor,
           coalesce(p.steps < case when o.origin = 'team' then stop.own_above else stop.own_at end, true) as is_counted
    from origin o
    join path p on p.team_id = o.team_id and p.month_id = o.month_id
    join (select w.team_id, w.month_id, min(w.steps) filter (where w.is_own) as own_at,
                 min(w.steps) filter (where w.is_own and w.steps > 0) as own_above
          from path w group by w.team_id, w.month_id) stop
      on stop.team_id = o.team_id and stop.month_id = o.month_id
  ),

  -- What lies in no node of a level. Own amounts of the nodes above that level set a goal for its nodes and are not
  -- outside of them: they neither stand in "(none)" nor displace what does.
  holder as materialized (
    select distinct p.node_id, p.month_id, n.level
    from path p
    join node n on n.team_id = p.team_id
    where n.level in ('team', 'region') and p.steps > 0
  ),
  outside as materialized (
    select w.level, o.month_id, o.origin, o.team_id, o.amount_minor,
           case when o.origin = 'team' then w.own_above else w.own_at end is null as is_counted
    from origin o
    join (select p.team_id, p.month_id, wanted.level, bool_or(p.node_level = wanted.level) as is_inside,
                 min(p.steps) filter (where p.is_own and h.node_id is null) as own_at,
                 min(p.steps) filter (where p.is_own and h.node_id is null and p.steps > 0) as own_above,
                 bool_or(p.steps = 0 and h.node_id is not null) as is_above
          from path p
          cross join (values ('team'), ('region')) as wanted (level)
          left join holder h on h.node_id = p.node_id and h.month_id = p.month_id and h.level = wanted.level
          group by p.team_id, p.month_id, wanted.level) w
      on w.team_id = o.team_id and w.month_id = o.month_id
    where w.is_inside is not true and not (o.origin = 'team' and w.is_above)
  ),

  team_cell as materialized (
    select r.node_id, r.node_level, r.month_id, sum(r.amount_minor) filter (where r.is_counted)::bigint as amount_minor,
           case when bool_or(r.origin = 'team' and r.team_id = r.node_id) then 'own'
                when bool_or(r.origin = 'team' and r.is_counted) then 'mixed' else 'members' end as source,
           sum(r.amount_minor) filter (where r.origin = 'members')::bigint as members_minor
    from reached r group by r.node_id, r.node_level, r.month_id
  ),

  -- A team's quota belongs to who leads it, by days; the days without a leader to "(none)".
  to_lead as (
    select c.node_id as team_id, c.month_id, c.amount_minor, c.source, c.members_minor from team_cell c where c.node_level = 'team'
    union all
    select o.team_id, o.month_id, o.amount_minor, c.source, c.members_minor
    from outside o
    join team_cell c on c.node_id = o.team_id and c.month_id = o.month_id
    where o.level = 'team' and o.origin = 'team' and o.is_counted
  ),
  led as materialized (
    select q.team_id, q.month_id, q.amount_minor, q.source, q.members_minor, m.month_days, l.person_id as manager_id,
           sum(upper(l.during * m.during) - lower(l.during * m.during))::bigint as days
    from to_lead q
    join month m on m.month_id = q.month_id
    left join drumbeat.leader_standing($1, coalesce($5, $2), $4) l on l.team_id = q.team_id and l.during && m.during
    group by q.team_id, q.month_id, q.amount_minor, q.source, q.members_minor, m.month_days, l.person_id
  ),
  manned as (
    select l.team_id, l.month_id, l.amount_minor, l.source, l.members_minor, l.month_days, l.manager_id, l.days
    from led l where l.manager_id is not null
    union all
    select l.team_id, l.month_id, l.amount_minor, l.source, l.members_minor, l.month_days, 0, l.month_days - coalesce(sum(l.days), 0)::bigint
    from led l
    group by l.team_id, l.month_id, l.amount_minor, l.source, l.members_minor, l.month_days
    having l.month_days > coalesce(sum(l.days), 0)
  ),
  managed as materialized (
    select s.manager_id, s.month_id, 'team' as origin, s.team_id, s.source, s.days, s.month_days,
           (s.floor_minor + case when s.place <= s.amount_minor - sum(s.floor_minor) over (partition by s.team_id, s.month_id)
                                 then 1 else 0 end)::bigint as amount_minor,
           (s.members_floor + case when s.members_place <= s.members_minor - sum(s.members_floor) over (partition by s.team_id, s.month_id)
                                   then 1 else 0 end)::bigint as members_minor
    from (select m.*, div(m.amount_minor::numeric * m.days, m.month_days) as floor_minor,
                 div(m.members_minor::numeric * m.days, m.month_days) as members_floor,
                 row_number() over (partition by m.team_id, m.month_id
                                    order by m.amount_minor::numeric * m.days % m.month_days desc, m.manager_id) as place,
                 row_number() over (partition by m.team_id, m.month_id
                                    order by m.members_minor::numeric * m.days % m.month_days desc, m.manager_id) as members_place
          from manned m) s
    union all
    -- What stands directly in a node that lies in no team stands under the manager of that node.
    select p.manager_id, p.month_id, 'members', p.team_id, 'members', null, null, sum(p.amount_minor)::bigint, sum(p.amount_minor)::bigint
    from placed p
    join outside o
      on o.level = 'team' and o.origin = 'members' and o.is_counted and o.team_id = p.team_id and o.month_id = p.month_id
    group by p.manager_id, p.month_id, p.team_id
  )

  select 'carried', null, c.person_id, c.month_id, c.origin, c.origin_id, null, c.amount_minor, null::bigint, c.because, c.is_counted,
         c.share_bp, c.days, c.month_days
  from carried c
  union all
  select 'placed', null, p.person_id, p.month_id, 'team', p.team_id, p.manager_id, p.amount_minor, null, null, true, null, p.days, p.month_days
  from placed p
  union all
  select 'team', r.node_level, r.node_id, r.month_id, r.origin, r.team_id, null, r.amount_minor, null, null, r.is_counted, null, null, null
  from reached r
  union all
  select 'outside', o.level, 0, o.month_id, o.origin, o.team_id, null, o.amount_minor, null, null, o.is_counted, null, null, null
  from outside o
  union all
  select 'manager', null, m.manager_id, m.month_id, m.origin, m.team_id, m.manager_id, m.amount_minor, null,
         m.source, true, null, m.days, m.month_days
  from managed m
  union all
  select 'territory', null, w.territory_id, w.month_id, w.origin, w.origin_id, null, w.amount_minor, null, w.because, w.is_counted, null,
         w.days, w.month_days
  from territory_line w
  union all
  select 'cell', 'territory', w.territory_id, w.month_id, null, null, null, sum(w.amount_minor)::bigint, null,
         case when bool_and(w.origin = 'territory') then 'own' when bool_or(w.origin = 'territory') then 'mixed' else 'members' end,
         true, null, null, null
  from territory_line w
  where w.is_counted
  group by w.territory_id, w.month_id
  union all
  select 'cell', 'rep', q.person_id, q.month_id, null, null, null, q.amount_minor, null,
         case when q.person_id = 0 then 'members' else 'own' end, true, null, null, null
  from load q
  union all
  select 'cell', c.node_level, case when c.node_level = 'company' then 0 else c.node_id end, c.month_id, null, null, null,
         c.amount_minor, c.members_minor, c.source, true, null, null, null
  from team_cell c
  where c.node_level in ('team', 'region', 'company')
  union all
  select 'cell', o.level, 0, o.month_id, null, null, null, sum(o.amount_minor) filter (where o.is_counted)::bigint,
         sum(o.amount_minor) filter (where o.origin = 'members')::bigint,
         case when bool_or(o.origin = 'team') then 'mixed' else 'members' end, true, null, null, null
  from outside o
  group by o.level, o.month_id
  union all
  select 'cell', 'manager', m.manager_id, m.month_id, null, null, null, sum(m.amount_minor)::bigint, sum(m.members_minor)::bigint,
         case when bool_and(m.source = 'own') then 'own' when bool_and(m.source = 'members') then 'members' else 'mixed' end,
         true, null, null, null
  from managed m
  group by m.manager_id, m.month_id;
end;
