-- Where a person stands on a day: the team he is a member of, or else the first team he leads, and that team's
-- leader. Ranges are cut so that each row holds one answer.

create view drumbeat.person_place with (security_invoker = true) as
  with home as (
    select m.org_id, m.person_id, m.team_id, m.during
    from drumbeat.team_membership m
    where m.kind = 'member'
    union all
    -- A leader who is nowhere a member that day belongs to the team he leads; the lowest number if several.
    select l.org_id, l.person_id, l.team_id, piece.during
    from drumbeat.team_membership l
    cross join lateral unnest(
      datemultirange(l.during)
      - coalesce((select range_agg(taken.during) from drumbeat.team_membership taken
                  where taken.org_id = l.org_id and taken.person_id = l.person_id
                    and (taken.kind = 'member' or (taken.kind = 'leader' and taken.team_id < l.team_id))),
                 '{}'::datemultirange)
    ) as piece (during)
    where l.kind = 'leader'
  ),
  led as (
    select h.org_id, h.person_id, h.team_id, h.during as home_during, l.person_id as manager_id, h.during * l.during as during
    from home h
    join drumbeat.team_membership l
      on l.org_id = h.org_id and l.team_id = h.team_id and l.kind = 'leader' and l.during && h.during
  ),
  -- The days of each home on which somebody leads; aggregated at once, not looked up home by home.
  covered as (
    select org_id, person_id, team_id, home_during, range_agg(during) as during
    from led
    group by org_id, person_id, team_id, home_during
  )
  select org_id, person_id, team_id, manager_id, during from led
  union all
  select h.org_id, h.person_id, h.team_id, null, piece.during
  from home h
  left join covered c
    on c.org_id = h.org_id and c.person_id = h.person_id and c.team_id = h.team_id and c.home_during = h.during
  cross join lateral unnest(datemultirange(h.during) - coalesce(c.during, '{}'::datemultirange)) as piece (during);
