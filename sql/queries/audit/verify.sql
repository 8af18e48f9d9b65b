-- purpose: compute every sealed hour again and name the first that is not as it was sealed; find rows that belong to no change
-- cardinality: one row
-- columns: sealed hours, the last of them, its digest; the first hour that is not right or null, and why: differs, gone, unchained, unsealed;
--          changes, events and rows as sealed and as found; how many rows are stamped with changes that there are not; the hour whose seal has the digest asked for, or null. Hours are ISO 8601 in UTC.
-- $1 organisation, $2 a digest kept elsewhere, or null
with seal as materialized (
  select s.hour, s.changes, s.events, s.rows, s.content, s.digest, lag(s.digest) over (order by s.hour) as former
  from audit_seal s
  where s.org_id = $1::bigint
),
newest as materialized (select s.hour, s.digest from seal s order by s.hour desc limit 1),
judged as (
  select hour, s.changes as sealed_changes, s.events as sealed_events, s.rows as sealed_rows, c.changes, c.events, c.rows,
         case when s.content is null then 'unsealed'
              when s.digest <> seal_digest($1, hour, s.content, s.former) then 'unchained'
              when c.content is null then 'gone'
              when c.content <> s.content then 'differs' end as problem
  from seal s
  full join hour_content($1, '-infinity', (select n.hour + interval '1 hour' from newest n)) c using (hour)
),
first_wrong as (select * from judged where problem is not null order by hour limit 1)
select (select count(*) from seal), to_char((select n.hour from newest n) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       encode((select n.digest from newest n), 'hex'), to_char(w.hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), w.problem,
       coalesce(w.sealed_changes, 0), coalesce(w.sealed_events, 0), coalesce(w.sealed_rows, 0), coalesce(w.changes, 0), coalesce(w.events, 0), coalesce(w.rows, 0),
       (select count(*) from change_touch t where t.org_id = $1 and not exists (select from change c where c.org_id = $1 and c.change_no = t.change_no)),
       to_char((select s.hour from seal s where s.digest = decode($2::text, 'hex')) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
from (select) one
left join first_wrong w on true
