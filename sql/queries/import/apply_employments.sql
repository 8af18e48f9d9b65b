-- purpose: write when each person on the roster works here and in which role; the roster speaks of the present employment
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
with stated as (
  select x.internal_id as person_id, daterange(s.hired_on, s.left_on + 1) as during, coalesce(s.role, 'rep') as role
  from staged_person s
  join source_record x on x.org_id = $1::bigint and x.source = $3::text and x.kind = 'person' and x.external_id = s.id
),
revised as (
  update employment e
  set during = st.during, role = st.role, changed_in = $2::bigint
  from stated st
  where e.org_id = $1 and e.person_id = st.person_id
    and (e.during, e.role) is distinct from (st.during, st.role)
    and not exists (select from employment later
                    where later.org_id = e.org_id and later.person_id = e.person_id and later.during >> e.during)
  returning e.person_id
),
fresh as (
  insert into employment (org_id, person_id, during, role, changed_in)
  select $1, st.person_id, st.during, st.role, $2
  from stated st
  where not exists (select from employment e where e.org_id = $1 and e.person_id = st.person_id)
  returning person_id
)
select (select count(*) from revised) + (select count(*) from fresh)
