-- Where a person stands on a day: the team he is a member of, or else the first team he leads, and that team's
-- leader. Ranges are cut so that each row holds one answer.

create function drumbeat.person_place_known_at(org_id bigint, known_change bigint)
  returns table (person_id bigint, team_id bigint, manager_id bigint, during daterange)
  language sql stable
begin atomic
  with membership as (
    select m.person_id, m.team_id, m.kind, m.during
    from drumbeat.team_membership_known_at($1, $2) m
    where m.kind in ('member', 'leader')
  ),
  -- A leader who is nowhere a member that day belongs to the team he leads; the lowest number if several. What he is
  -- elsewhere is aggregated at once, not looked up leader by leader.
  elsewhere as (
    select l.person_id, l.team_id, l.during, range_agg(taken.during) as taken
    from membership l
    join membership taken
      on taken.person_id = l.person_id and (taken.kind = 'member' or (taken.kind = 'leader' and taken.team_id < l.team_id))
    where l.kind = 'leader'
    group by l.person_id, l.team_id, l.during
  ),
  home as (
    select m.person_id, m.team_id, m.during
    from membership m
    where m.kind = 'member'
    union all
    select l.person_id, l.team_id, piece.during
    from membership l
    left join elsewhere e on e.person_id = l.person_id and e.team_id = l.team_id and e.during = l.during
    cross join lateral unnest(datemultirange(l.during) - coalesce(e.taken, '{}'::datemultirange)) as piece (during)
    where l.kind = 'leader'
  ),
  led as (
    select h.person_id, h.team_id, h.during as home_during, l.person_id as manager_id, h.during * l.during as during
    from home h
    join membership l on l.team_id = h.team_id and l.kind = 'leader' and l.during && h.during
  ),
  -- The days of each home on which somebody leads; aggregated at once, not looked up home by home.
  covered as (
    select led.person_id, led.team_id, led.home_during, range_agg(led.during) as during
    from led
    group by led.person_id, led.team_id, led.home_during
  )
  select led.person_id, led.team_id, led.manager_id, led.during from led
  union all
  select h.person_id, h.team_id, null, piece.during
  from home h
  left join covered c on c.person_id = h.person_id and c.team_id = h.team_id and c.home_during = h.during
  cross join lateral unnest(datemultirange(h.during) - coalesce(c.during, '{}'::datemultirange)) as piece (during);
end;

-- As it is known now, which is after the highest change there can be.
create view drumbeat.person_place with (security_invoker = true) as
  select o.org_id, p.person_id, p.team_id, p.manager_id, p.during
  from drumbeat.organisation o
  cross join lateral drumbeat.person_place_known_at(o.org_id, 9223372036854775807) p;
