-- purpose: what happened to the access of one user: his sign-ins, and who saw the pages as he does; the newest first
-- cardinality: one row per event
-- columns: instant (ISO 8601 in UTC), kind, who saw the pages as he does or null, until when it would last or null, channel, peer
-- $1 organisation, $2 user, $3 most rows
select to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), e.kind,
       case when e.kind in ('view_begun', 'view_ended') then i.login end,
       to_char(e.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), e.origin ->> 'channel', e.origin ->> 'peer'
from access_event e
left join credential c on c.org_id = e.org_id and c.credential_no = e.credential_no
left join user_identity i on i.org_id = c.org_id and i.user_id = c.user_id
where e.org_id = $1::bigint and e.user_id = $2::bigint
order by e.event_no desc
limit $3::integer
