-- purpose: who moved to another team, lost the lead, left, or is missing from a complete roster stops on the day of the extract (or the day after the last one stated)
-- cardinality: one row, the number ended
-- $1 organisation, $2 change, $3 source, $4 day of the extract, $5 whether the roster is complete
with ended as (
  select m.person_id, m.team_id, m.kind, m.during, least(coalesce(same.until, $4::date), $4) as until
  from team_membership m
  left join lateral (select upper(s.during) as until from stated_membership s
                     where (s.person_id, s.team_id, s.kind) = (m.person_id, m.team_id, m.kind)) same on true
  where m.org_id = $1::bigint and upper(m.during) is null
    and case m.kind
          when 'member' then
            exists (select from stated_membership s
                    where s.person_id = m.person_id and s.kind = 'member'
                      and (s.team_id <> m.team_id or upper(s.during) is not null))
            or ($5::boolean and exists (select from source_record x where x.org_id = $1 and x.source = $3::text
                                          and x.kind = 'person' and x.internal_id = m.person_id)
                and not exists (select from stated_membership s where s.person_id = m.person_id and s.kind = 'member'))
          when 'leader' then
            exists (select from stated_membership s
                    where s.team_id = m.team_id and s.kind = 'leader' and s.person_id <> m.person_id)
        end
),
shortened as (
  update team_membership m
  set during = daterange(lower(m.during), e.until), changed_in = $2::bigint
  from ended e
  where m.org_id = $1 and (m.person_id, m.team_id, m.kind, m.during) = (e.person_id, e.team_id, e.kind, e.during)
    and (lower(m.during) is null or lower(m.during) < e.until)
  returning m.person_id
),
undone as (
  delete from team_membership m using ended e
  where m.org_id = $1 and (m.person_id, m.team_id, m.kind, m.during) = (e.person_id, e.team_id, e.kind, e.during)
    and lower(m.during) >= e.until
  returning m.person_id
)
select (select count(*) from shortened) + (select count(*) from undone)
