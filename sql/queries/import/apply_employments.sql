-- purpose: write when each person on the roster works here, in which role and where; the roster speaks of the latest employment
-- cardinality: one row, the number written
-- $1 organisation, $2 change, $3 source, $4 day of the extract
-- Who is hired after the end of the employment known so far has come back: that is another one. Rows that follow on each other day by day are one
-- employment at different places (zone, holiday calendar, motion): its first and its last day are stated, those between are not. A place holds from
-- the extract on, so that it is written here only where none was known, or the row begins then; split_employments.sql does the rest.
with stated as (
  select x.internal_id as person_id, daterange(s.hired_on, s.left_on + 1) as during, coalesce(s.role, 'rep') as role,
         s.zone, s.holiday_calendar, lower(s.motion) as motion
  from staged_person s
  join source_record x on x.org_id = $1::bigint and x.source = $3::text and x.kind = 'person' and x.external_id = s.id
),
known as (
  select e.*, lag(upper(e.during)) over (partition by e.person_id order by e.during) as former_end
  from employment e join stated st on st.person_id = e.person_id
  where e.org_id = $1
),
numbered as (
  select k.*, count(*) filter (where k.former_end is distinct from lower(k.during)) over (partition by k.person_id order by k.during) as employment_no
  from known k
),
-- The rows of the latest employment, unless what is stated begins after them.
latest as (
  select n.*, row_number() over (partition by n.person_id order by n.during) = 1 as is_first,
         row_number() over (partition by n.person_id order by n.during desc) = 1 as is_last
  from (select m.*, max(m.employment_no) over (partition by m.person_id) as latest_no from numbered m) n
  join stated st on st.person_id = n.person_id
  where n.employment_no = n.latest_no and not n.during << st.during
),
target as (
  select t.*, bool_and(isempty(t.during)) over (partition by t.person_id) as is_contradiction
  from (
    select l.person_id, l.during as known_during, st.role,
           daterange(case when l.is_first then l.former_end else lower(l.during) end, case when not l.is_last then upper(l.during) end)
             * st.during as during,
           case when place.is_stated then coalesce(st.zone, l.zone) else coalesce(l.zone, st.zone) end as zone,
           case when place.is_stated then coalesce(st.holiday_calendar, l.holiday_calendar)
                else coalesce(l.holiday_calendar, st.holiday_calendar) end as holiday_calendar,
           case when place.is_stated then coalesce(st.motion, l.motion) else coalesce(l.motion, st.motion) end as motion
    from latest l
    join stated st on st.person_id = l.person_id
    cross join lateral (select l.is_last and lower(l.during) >= $4::date) as place (is_stated)) t
),
-- A row that begins after the stated last day is gone.
removed as (
  delete from employment e
  using target t
  where e.org_id = $1 and e.person_id = t.person_id and e.during = t.known_during and isempty(t.during) and not t.is_contradiction
  returning e.person_id
),
revised as (
  update employment e
  set during = t.during, role = t.role, zone = t.zone, holiday_calendar = t.holiday_calendar, motion = t.motion, changed_in = $2::bigint
  from target t
  where e.org_id = $1 and e.person_id = t.person_id and e.during = t.known_during and (not isempty(t.during) or t.is_contradiction)
    and (e.during, e.role, e.zone, e.holiday_calendar, e.motion) is distinct from (t.during, t.role, t.zone, t.holiday_calendar, t.motion)
  returning e.person_id
),
fresh as (
  insert into employment (org_id, person_id, during, role, changed_in, zone, holiday_calendar, motion)
  select $1, st.person_id, st.during, st.role, $2, st.zone, st.holiday_calendar, st.motion
  from stated st
  where not exists (select from latest l where l.person_id = st.person_id)
  returning person_id
)
select (select count(*) from removed) + (select count(*) from revised) + (select count(*) from fresh)
