-- purpose: what the login of this session may do, role by role
-- cardinality: one row
-- columns: login; whether it is a superuser or passes row-level security; whether it owns tables of the product; of the roles named in $1,
--          those that do not exist, and those that it is no member of
-- $1 roles
select session_user::text,
       (select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = session_user),
       exists (select from pg_catalog.pg_class c
               where c.relnamespace = to_regnamespace('drumbeat') and c.relkind = 'r'
                 and pg_catalog.pg_get_userbyid(c.relowner) = session_user),
       array(select r from unnest($1::text[]) r where not exists (select from pg_catalog.pg_roles where rolname = r)),
       array(select r from unnest($1::text[]) r
             where exists (select from pg_catalog.pg_roles where rolname = r)
               and not pg_catalog.pg_has_role(session_user, (select oid from pg_catalog.pg_roles where rolname = r), 'member'))
