-- purpose: write the memberships that are new: the first from the date stated (or for ever), a later one from the day of the extract
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 day of the extract
insert into team_membership (org_id, person_id, team_id, kind, during, changed_in)
select $1::bigint, s.person_id, s.team_id, s.kind,
       s.during * daterange(case when former.found then $3::date end, null), $2::bigint
from stated_membership s
cross join lateral (
  select case s.kind
           when 'member' then exists (select from team_membership m
                                      where m.org_id = $1 and m.kind = 'member' and m.person_id = s.person_id)
           else exists (select from team_membership m
                        where m.org_id = $1 and m.kind = 'leader' and m.team_id = s.team_id)
         end) former (found)
where not exists (select from team_membership m
                  where m.org_id = $1 and (m.person_id, m.team_id, m.kind) = (s.person_id, s.team_id, s.kind)
                    and (upper(m.during) is null or upper(m.during) = upper(s.during)))
  and not isempty(s.during * daterange(case when former.found then $3 end, null))
