-- purpose: grant a role to a user for some days
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 user, $4 role, $5 first day, $6 last day or null; no row where one of them has it already
insert into access_grant (org_id, user_id, role, during, changed_in)
select $1::bigint, $3::bigint, $4::text, daterange($5::date, $6::date, '[]'), $2::bigint
where not exists (select from access_grant g
                  where g.org_id = $1 and g.user_id = $3 and g.role = $4 and g.during && daterange($5, $6, '[]'))
