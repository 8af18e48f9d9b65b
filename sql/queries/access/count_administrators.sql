-- purpose: how many users of an organisation may say today who has access
-- cardinality: one row
-- $1 organisation
select count(distinct g.user_id)
from organisation o
join access_grant g on g.org_id = o.org_id and g.role = 'administrator' and g.during @> (now() at time zone o.zone)::date
join app_user u on u.org_id = g.org_id and u.user_id = g.user_id and u.is_active
where o.org_id = $1::bigint
