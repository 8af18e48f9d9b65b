-- The rules that every table, key, policy, function and grant keeps, read from the server's own catalogue, so that
-- whatever is added later is measured too.
begin;
set search_path = drumbeat, public;
select no_plan();

create temporary view noun as
  select c.oid, c.relname::text as name, obj_description(c.oid, 'pg_class') as comment,
         substring(obj_description(c.oid, 'pg_class') from '^\[([A-Za-z]+)\] ') as kind
  from pg_class c
  where c.relnamespace = 'drumbeat'::regnamespace and c.relkind in ('r', 'p') and c.relname !~ '_history$';

create temporary view history as
  select c.oid, c.relname::text as name, regexp_replace(c.relname, '_history$', '') as noun
  from pg_class c
  where c.relnamespace = 'drumbeat'::regnamespace and c.relkind in ('r', 'p') and c.relname ~ '_history$';

create temporary view application_role as
  select r.oid, r.rolname::text as name from pg_roles r where r.rolname ~ '^drumbeat_' and r.rolname <> 'drumbeat_owner';

-- Tables.

select is_empty(
  $$select name from noun where kind is null or kind not in ('shared', 'H', 'D', 'A', 'P', 'R', 'S')$$,
  'every table says in its comment of which kind it is');

select is_empty(
  $$select n.name from noun n
    left join pg_constraint k on k.conrelid = n.oid and k.contype = 'p'
    left join pg_attribute a on a.attrelid = n.oid and a.attnum = k.conkey[1]
    where n.kind <> 'shared' and a.attname is distinct from 'org_id'$$,
  'the primary key of every table begins with org_id, unless the table is shared');

select is_empty(
  $$select n.name from noun n join pg_attribute a on a.attrelid = n.oid and a.attname = 'org_id' where n.kind = 'shared'$$,
  'shared tables have no org_id');

select is_empty(
  $$select n.name, k.conname from noun n
    join pg_constraint k on k.conrelid = n.oid and k.contype in ('u', 'x')
    where n.kind <> 'shared' and n.name <> 'organisation'
      and not exists (select from pg_attribute a where a.attrelid = n.oid and a.attnum = any (k.conkey) and a.attname = 'org_id')$$,
  'every unique and exclusion constraint of a tenant table includes org_id');

select is_empty(
  $$select n.name, x.relname from noun n
    join pg_index i on i.indrelid = n.oid and i.indisunique
    join pg_class x on x.oid = i.indexrelid
    where n.kind <> 'shared' and x.relname <> 'organisation_key_unique'
      and not exists (select from pg_attribute a where a.attrelid = n.oid and a.attnum = any (i.indkey::smallint[]) and a.attname = 'org_id')$$,
  'every unique index of a tenant table includes org_id; the organisation''s key alone is unique across all');

select is_empty(
  $$select n.name, k.conname from noun n
    join pg_constraint k on k.conrelid = n.oid and k.contype = 'f'
    join noun target on target.oid = k.confrelid and target.kind <> 'shared'
    where not exists (
      select from generate_subscripts(k.conkey, 1) i
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[i] and a.attname = 'org_id'
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[i] and b.attname = 'org_id')$$,
  'every foreign key between tenant tables carries org_id');

select is_empty(
  $$select conname from pg_constraint
    where connamespace = 'drumbeat'::regnamespace and contype in ('c', 'u', 'x')
      and (conname !~ '_' or conname ~ '(_check|_key|_excl|_idx)[0-9]*$')$$,
  'constraints are sentences, not generated names');

-- History.

select is_empty(
  $$select n.name from noun n left join history h on h.noun = n.name
    where (n.kind in ('H', 'D', 'R')) is distinct from (h.oid is not null)$$,
  'every table of kind H, D and R has a history, and no other has one');

select is_empty($$select h.name from history h left join noun n on n.name = h.noun where n.oid is null$$, 'no history without its table');

select is_empty(
  $$with columns as (
      select n.name, a.attname, a.atttypid, a.attnum from noun n
      join pg_attribute a on a.attrelid = n.oid and a.attnum > 0 and not a.attisdropped where n.kind in ('H', 'D', 'R')
      union all
      select n.name, case when n.kind = 'R' then 'until_run' else 'until_change' end, 'bigint'::regtype,
             1 + (select max(a.attnum) from pg_attribute a where a.attrelid = n.oid)
      from noun n where n.kind in ('H', 'D', 'R')),
    twins as (
      select h.noun as name, a.attname, a.atttypid, a.attnum from history h
      join pg_attribute a on a.attrelid = h.oid and a.attnum > 0 and not a.attisdropped)
    (table columns except table twins) union all (table twins except table columns)$$,
  'a history has the columns of its table, in their order, and until when they were true');

select is_empty(
  $$select n.name from noun n
    where (n.kind in ('H', 'D', 'R'))
      is distinct from exists (select from pg_trigger t where t.tgrelid = n.oid and t.tgname = 'keep_history' and t.tgenabled = 'O'
                                and t.tgtype & 1 = 1 and t.tgtype & 2 = 0 and t.tgtype & 8 = 8 and t.tgtype & 16 = 16 and t.tgtype & 4 = 0)$$,
  'every table with a history keeps it by a row trigger after update and delete');

-- Who may write what.

select is_empty(
  $$select r.name, n.name from application_role r cross join noun n
    where n.kind = 'A' and (has_table_privilege(r.oid, n.oid, 'update') or has_table_privilege(r.oid, n.oid, 'delete')
                            or has_table_privilege(r.oid, n.oid, 'truncate')
                            or (r.name <> 'drumbeat_eraser' and has_any_column_privilege(r.oid, n.oid, 'update')))$$,
  'nobody updates or deletes in an append-only table, but for words in which somebody who is erased is named');

select is_empty(
  $$select r.name, h.name from application_role r cross join history h
    where has_table_privilege(r.oid, h.oid, 'update') or has_table_privilege(r.oid, h.oid, 'delete')
       or has_table_privilege(r.oid, h.oid, 'truncate') or (r.name <> 'drumbeat_eraser' and has_any_column_privilege(r.oid, h.oid, 'update'))$$,
  'nobody updates or deletes in a history, but for the same words');

select set_eq(
  $$select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r' and has_column_privilege('drumbeat_eraser', c.oid, a.attnum, 'update')$$,
  $$select relation || '.' || column_name from erasable_column()
    union all values ('app_user.is_active'), ('app_user.changed_in'), ('credential.ended_at')$$,
  'who erases rewrites columns of words, and ends access');

select is_empty(
  $$select r.name, n.name from application_role r cross join noun n
    where n.kind = 'shared' and has_table_privilege(r.oid, n.oid, 'insert, update, delete, truncate')$$,
  'nobody writes the shared lists');

select is_empty(
  $$select r.name, n.name from application_role r cross join noun n
    where r.name in ('drumbeat_reader', 'drumbeat_reporting', 'drumbeat_team', 'drumbeat_self', 'drumbeat_locator', 'drumbeat_app')
      and has_table_privilege(r.oid, n.oid, 'insert, update, delete, truncate')$$,
  'readers write nothing');

select is_empty(
  $$select c.relname, acl.privilege_type from pg_class c, aclexplode(c.relacl) acl
    where c.relnamespace = 'drumbeat'::regnamespace and acl.grantee = 0
    union all
    select p.proname, acl.privilege_type from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) acl
    where p.pronamespace = 'drumbeat'::regnamespace and acl.grantee = 0
    union all
    select nspname, acl.privilege_type from pg_namespace, aclexplode(nspacl) acl
    where nspname in ('drumbeat', 'drumbeat_schema') and acl.grantee = 0 and nspname = 'drumbeat'$$,
  'nothing is granted to public');

-- Row-level security.

select is_empty(
  $$select c.relname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and c.relforcerowsecurity)$$,
  'row-level security is on and forced wherever there is an org_id');

create temporary view policy_use as
  select p.polrelid, c.relname::text as table_name, r.rolname::text as role_name, p.polname::text as policy, command.name as command
  from pg_policy p
  join pg_class c on c.oid = p.polrelid and c.relnamespace = 'drumbeat'::regnamespace
  cross join unnest(p.polroles) as role_oid
  left join pg_roles r on r.oid = role_oid
  join (values ('r', 'select'), ('a', 'insert'), ('w', 'update'), ('d', 'delete')) as command (code, name)
    on p.polcmd::text in ('*', command.code)
  where p.polpermissive;

select is_empty(
  $$select table_name, role_name, command from policy_use group by table_name, role_name, command having count(*) > 1$$,
  'no role has two policies for one command on one table: there is never an OR');

select is_empty($$select table_name, policy from policy_use where role_name is null$$, 'no policy is for public');

select is_empty(
  $$select r.name, c.relname, command.name
    from application_role r
    cross join pg_class c
    cross join (values ('select'), ('insert'), ('update'), ('delete')) as command (name)
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r' and c.relrowsecurity
      and has_table_privilege(r.oid, c.oid, command.name)
      and not exists (select from policy_use u where u.polrelid = c.oid and u.role_name = r.name and u.command = command.name)$$,
  'whoever is granted a command on a table has exactly one policy for it');

select is_empty(
  $$select c.relname, p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'drumbeat'::regnamespace
      and (pg_get_expr(coalesce(p.polqual, p.polwithcheck), p.polrelid) !~ 'org_id = (drumbeat\.)?(current|reporting)_org_id\(\)'
           and p.polname not in ('found_by_key', 'founded_by_key', 'service_at_large'))$$,
  'every policy compares the organisation, except those that find or found one by its key, and that of the service at large');

select set_eq(
  $$select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind in ('r', 'v') and has_column_privilege('drumbeat_monitor', c.oid, a.attnum, 'select')$$,
  array['organisation.org_id', 'organisation.key', 'run.org_id', 'run.run_no', 'run.as_of', 'run.started_at', 'run.finished_at',
        'change.org_id', 'change.change_no', 'change.made_at', 'change.kind',
        'credential.org_id', 'credential.credential_no', 'credential.kind', 'credential.expires_at', 'credential.ended_at'],
  'the service at large sees keys, days and times, and nothing else');

select is_empty(
  $$select c.relname, p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'drumbeat'::regnamespace
      and replace(pg_get_expr(coalesce(p.polqual, p.polwithcheck), p.polrelid), '( SELECT teams_seen() AS teams_seen)', '') ~* '\mor\M|\mselect\M'$$,
  'no policy has an OR, or a sub-select but for the teams that are seen');

select is(
  (select string_agg(format('%s %s %s %s', p.proname, p.proconfig, p.pronargs, has_function_privilege('drumbeat_reader', p.oid, 'execute')), ', ' order by p.proname)
   from pg_proc p where p.pronamespace = 'drumbeat'::regnamespace and p.prosecdef),
  'refresh_statistics {"search_path=pg_catalog, pg_temp"} 0 f, reporting_org_id {"search_path=pg_catalog, pg_temp"} 0 f',
  'two functions run with the rights of their owner: they take nothing, their search path is pinned, readers may not call them');

select is_empty(
  $$select c.relname from pg_class c
    where c.relnamespace in ('drumbeat'::regnamespace, 'reporting'::regnamespace) and c.relkind = 'v'
      and not coalesce(c.reloptions, '{}') @> array['security_invoker=true']$$,
  'every view is read with the rights of who reads it');

select is_empty(
  $$select c.relname from pg_class c where c.relnamespace = 'drumbeat'::regnamespace and c.relkind in ('m', 'f')$$,
  'there are no materialised views and foreign tables: neither has row-level security');

-- The roles.

select is_empty(
  $$select name from application_role a join pg_roles r using (oid)
    where r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolinherit$$,
  'no role of the application is mighty, and none inherits');

select is_empty(
  $$select name from application_role a join pg_roles r using (oid) where r.rolcanlogin <> (name = 'drumbeat_app')$$,
  'only drumbeat_app logs in');

select is_empty(
  $$select a.name, c.relname from application_role a join pg_class c on c.relowner = a.oid
    union all
    select a.name, p.proname from application_role a join pg_proc p on p.proowner = a.oid
    union all
    select a.name, n.nspname from application_role a join pg_namespace n on n.nspowner = a.oid$$,
  'no role of the application owns anything');

select is_empty(
  $$select c.relname from pg_class c
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind in ('r', 'v', 'S')
      and exists (select from aclexplode(c.relacl) acl where acl.grantee = 'drumbeat_app'::regrole)$$,
  'drumbeat_app itself is granted nothing');

select is_empty(
  $$select member.rolname from pg_auth_members m
    join pg_roles member on member.oid = m.member
    join pg_roles target on target.oid = m.roleid
    where member.rolname ~ '^drumbeat_' and member.rolname not in ('drumbeat_app', 'drumbeat_owner')$$,
  'the duties are members of nothing');

select is_empty(
  $$select a.name from application_role a where has_schema_privilege(a.oid, 'drumbeat', 'create')$$,
  'no role of the application makes objects in the schema');

select * from finish();
rollback;
