-- purpose: how the service does, organisation by organisation: when it was loaded and computed last, and what expires soon
-- cardinality: one row per organisation, by key
-- columns: key; number and as-of day of the newest run, its age in seconds and its duration in milliseconds, null where there is none; age of
--          the last import in seconds or null; good tokens that expire within $1 days
-- $1 days
select o.key, r.run_no, r.as_of, extract(epoch from now() - r.finished_at)::bigint,
       (extract(epoch from r.finished_at - r.started_at) * 1000)::bigint,
       (select extract(epoch from now() - max(c.made_at))::bigint from change c where c.org_id = o.org_id and c.kind = 'import'),
       (select count(*) from credential c
        where c.org_id = o.org_id and c.kind = 'token' and c.ended_at is null and c.expires_at > now()
          and c.expires_at < now() + make_interval(days => $1::integer))
from organisation o
left join lateral (
  select r.run_no, r.as_of, r.started_at, r.finished_at from run r where r.org_id = o.org_id order by r.run_no desc limit 1
) r on true
order by o.key collate "C"
