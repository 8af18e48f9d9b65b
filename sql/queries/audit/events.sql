-- purpose: secrets given out, used to sign in and ended, the newest first
-- cardinality: one row per event
-- columns: number, instant (ISO 8601 in UTC), kind, login, number of the secret, change or null, until when it would last or null, channel, request,
--          peer, token
-- $1 organisation, $2 only before this number or null, $3 most rows, $4 only of this change or null, $5 login, $6 kind
-- $7 first day, $8 last day in the organisation's zone; each may be null
select e.event_no, to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), e.kind, i.login, e.credential_no, e.change_no,
       to_char(e.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), e.origin ->> 'channel', e.origin ->> 'request', e.origin ->> 'peer',
       (e.origin ->> 'token')::bigint
from access_event e
join organisation o on o.org_id = e.org_id
left join user_identity i on i.org_id = e.org_id and i.user_id = e.user_id
where e.org_id = $1::bigint
  and ($2::bigint is null or e.event_no < $2)
  and ($4::bigint is null or e.change_no = $4)
  and ($5::text is null or i.login = $5)
  and ($6::text is null or e.kind = $6)
  and ($7::date is null or e.happened_at >= $7::timestamp at time zone o.zone)
  and ($8::date is null or e.happened_at < ($8 + 1)::timestamp at time zone o.zone)
order by e.event_no desc
limit $3::integer
