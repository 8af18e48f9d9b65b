-- purpose: the tokens of an organisation, the newest first
-- cardinality: one row per token
-- columns: number, login, name, scopes, issued, expires, last used or null, ended or null (ISO 8601 in UTC), whether it is good
-- $1 organisation
select c.credential_no, i.login, c.name, c.scopes,
       to_char(c.issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), to_char(c.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       to_char(c.used_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), to_char(c.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       c.ended_at is null and c.expires_at > now() and u.is_active
from credential c
join app_user u on u.org_id = c.org_id and u.user_id = c.user_id
join user_identity i on i.org_id = c.org_id and i.user_id = c.user_id
where c.org_id = $1::bigint and c.kind = 'token'
order by c.credential_no desc
