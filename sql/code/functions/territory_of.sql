-- Where deals stand in the breakdown by territory: in that of their account on the day, else in the primary one of who is
-- credited. As known after a change, in the manner of known_at.sql.

create function drumbeat.account_territory_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.account_territory
  language sql stable
begin atomic
  select a.*
  from drumbeat.account_territory a
  where a.org_id = $1 and a.changed_in <= $2
  union all
  select h.org_id, h.account_id, h.during, h.territory_id, h.quota_policy, h.changed_in
  from drumbeat.account_territory_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;

-- The territory of which somebody carries the greatest share, of equal ones that with the lowest number. The days of one
-- person do not overlap.
create function drumbeat.primary_territory_known_at(org_id bigint, known_change bigint)
  returns table (person_id bigint, during daterange, territory_id bigint)
  language sql stable
begin atomic
  with assignment as materialized (select a.* from drumbeat.territory_assignment_known_at($1, $2) a),
  bound as (
    select a.person_id, coalesce(lower(a.during), '-infinity'::date) as day from assignment a
    union
    select a.person_id, coalesce(upper(a.during), 'infinity'::date) from assignment a
  ),
  -- Between two neighbouring bounds nothing changes.
  stretch as (
    select b.person_id, daterange(nullif(b.day, '-infinity'), nullif(b.next_day, 'infinity')) as during
    from (select bound.person_id, bound.day, lead(bound.day) over (partition by bound.person_id order by bound.day) as next_day from bound) b
    where b.next_day is not null
  )
  select distinct on (s.person_id, s.during) s.person_id, s.during, a.territory_id
  from stretch s
  join assignment a on a.person_id = s.person_id and a.during @> s.during
  order by s.person_id, s.during, a.share_bp desc, a.territory_id;
end;
