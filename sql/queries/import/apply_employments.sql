-- purpose: write when each person on the roster works here and in which role; the roster speaks of the latest employment
-- cardinality: one row, the number written
-- $1 organisation, $2 change, $3 source
-- Who is hired after the end of the employment known so far has come back: that is another one.
with stated as (
  select x.internal_id as person_id, daterange(s.hired_on, s.left_on + 1) as during, coalesce(s.role, 'rep') as role
  from staged_person s
  join source_record x on x.org_id = $1::bigint and x.source = $3::text and x.kind = 'person' and x.external_id = s.id
),
latest as (
  select distinct on (e.person_id) e.person_id, e.during
  from employment e join stated st on st.person_id = e.person_id
  where e.org_id = $1
  order by e.person_id, e.during desc
),
revised as (
  update employment e
  set during = st.during * daterange(earlier.until, null), role = st.role, changed_in = $2::bigint
  from stated st
  join latest l on l.person_id = st.person_id
  cross join lateral (select max(upper(e.during)) as until from employment e
                      where e.org_id = $1 and e.person_id = l.person_id and e.during << l.during) earlier
  where e.org_id = $1 and e.person_id = st.person_id and e.during = l.during and not l.during << st.during
    and (e.during, e.role) is distinct from (st.during * daterange(earlier.until, null), st.role)
  returning e.person_id
),
fresh as (
  insert into employment (org_id, person_id, during, role, changed_in)
  select $1, st.person_id, st.during, st.role, $2
  from stated st
  left join latest l on l.person_id = st.person_id
  where l.person_id is null or l.during << st.during
  returning person_id
)
select (select count(*) from revised) + (select count(*) from fresh)
