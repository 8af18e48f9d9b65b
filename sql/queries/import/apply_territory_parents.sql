-- purpose: write which territory lies inside which; a first parent has always been so, a new one holds from the extract
-- cardinality: one row, the number written
-- $1 organisation, $2 change, $3 source, $4 day of the extract
with stated as (
  select x.internal_id as territory_id, above.internal_id as parent_id
  from staged_territory s
  join source_record x on x.org_id = $1::bigint and x.source = $3::text and x.kind = 'territory' and x.external_id = s.id
  left join source_record above on above.org_id = $1 and above.source = $3 and above.kind = 'territory' and above.external_id = s.parent
),
moved as (
  select p.territory_id, p.during
  from territory_parent p
  join stated st on st.territory_id = p.territory_id
  where p.org_id = $1 and p.during @> $4::date and p.parent_id is distinct from st.parent_id
),
-- Corrected on the day on which it was written: the same row, with another parent or none.
corrected as (
  update territory_parent p
  set parent_id = st.parent_id, changed_in = $2::bigint
  from moved m
  join stated st on st.territory_id = m.territory_id
  where p.org_id = $1 and p.territory_id = m.territory_id and p.during = m.during and lower(m.during) = $4
    and st.parent_id is not null
  returning p.territory_id
),
undone as (
  delete from territory_parent p
  using moved m, stated st
  where p.org_id = $1 and p.territory_id = m.territory_id and p.during = m.during and lower(m.during) = $4
    and st.territory_id = m.territory_id and st.parent_id is null
  returning p.territory_id
),
ended as (
  update territory_parent p
  set during = p.during * daterange(null, $4), changed_in = $2
  from moved m
  where p.org_id = $1 and p.territory_id = m.territory_id and p.during = m.during and lower(m.during) is distinct from $4
  returning p.territory_id
),
begun as (
  insert into territory_parent (org_id, territory_id, during, parent_id, changed_in)
  select $1, st.territory_id,
         daterange(case when exists (select from territory_parent p where p.org_id = $1 and p.territory_id = st.territory_id) then $4 end, null),
         st.parent_id, $2
  from stated st
  where st.parent_id is not null
    and not exists (select from territory_parent p
                    where p.org_id = $1 and p.territory_id = st.territory_id and p.during @> $4
                      and (p.parent_id = st.parent_id or lower(p.during) = $4))
  returning territory_id
)
select (select count(*) from corrected) + (select count(*) from undone) + (select count(*) from ended) + (select count(*) from begun)
