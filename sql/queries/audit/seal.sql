-- purpose: seal every hour that is over and was not sealed, each chained to the one before
-- cardinality: one row
-- columns: how many hours were sealed
-- $1 organisation, $2 the beginning of the hour that is still open
with recursive former as materialized (
  select s.hour, s.digest from audit_seal s where s.org_id = $1::bigint order by s.hour desc limit 1
),
due as materialized (
  select row_number() over (order by c.hour) as n, c.hour, c.changes, c.events, c.rows, c.content
  from hour_content($1, coalesce((select f.hour + interval '1 hour' from former f), '-infinity'), $2::timestamptz) c
),
chained as (
  select d.n, d.hour, d.changes, d.events, d.rows, d.content, seal_digest($1, d.hour, d.content, (select f.digest from former f)) as digest
  from due d
  where d.n = 1
  union all
  select d.n, d.hour, d.changes, d.events, d.rows, d.content, seal_digest($1, d.hour, d.content, c.digest)
  from chained c
  join due d on d.n = c.n + 1
),
sealed as (
  insert into audit_seal (org_id, hour, changes, events, rows, content, digest, sealed_at)
  select $1, c.hour, c.changes, c.events, c.rows, c.content, c.digest, clock_timestamp()
  from chained c
  returning hour
)
select count(*) from sealed
