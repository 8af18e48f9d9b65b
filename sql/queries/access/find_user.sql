-- purpose: a user by his login, and the organisation's day
-- cardinality: one row
-- columns: his number or null, the day
-- $1 organisation, $2 login
select (select i.user_id from user_identity i where i.org_id = o.org_id and i.login = $2::text), (now() at time zone o.zone)::date
from organisation o
where o.org_id = $1::bigint
