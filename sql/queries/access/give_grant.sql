-- purpose: grant a role to a user for some days
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 user, $4 role, $5 first day, $6 last day or null; days it was granted already are replaced
insert into access_grant (org_id, user_id, role, during, changed_in)
values ($1::bigint, $3::bigint, $4::text, daterange($5::date, $6::date, '[]'), $2::bigint)
