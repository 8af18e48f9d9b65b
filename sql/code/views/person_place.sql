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
    select h.org_id, h.person_id, h.team_id, l.person_id as manager_id, h.during * l.during as during
    from home h
    join drumbeat.team_membership l
      on l.org_id = h.org_id and l.team_id = h.team_id and l.kind = 'leader' and l.during && h.during
  )
  select org_id, person_id, team_id, manager_id, during from led
  union all
  select h.org_id, h.person_id, h.team_id, null, piece.during
  from home h
  cross join lateral unnest(
    datemultirange(h.during)
    - coalesce((select range_agg(l.during) from led l
                where l.org_id = h.org_id and l.person_id = h.person_id and l.team_id = h.team_id),
               '{}'::datemultirange)
  ) as piece (during);
