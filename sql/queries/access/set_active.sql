-- purpose: let a user in again, or no longer
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 user, $4 whether he may sign in
update app_user set is_active = $4::boolean, changed_in = $2::bigint
where org_id = $1::bigint and user_id = $3::bigint and is_active <> $4
