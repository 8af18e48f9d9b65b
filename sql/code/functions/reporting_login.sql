-- Whose numbers a reporting login sees. The organisation is bound to the login with which the session began, by the owner of the schema:
-- nothing that the login can set, and no role that it can take on, changes it. Without a binding it is null, and nothing is seen.

create function drumbeat.reporting_org_id() returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select l.org_id from drumbeat_schema.reporting_login l where l.login = session_user);

-- Makes a login a reporting login of an organisation, or, without one, no longer. The owner of the schema calls it, and needs the right to
-- make roles for a login that is not there yet.
create function drumbeat.bind_reporting_login(login text, org_id bigint) returns text language plpgsql as $$
declare
  done text := 'bound';
begin
  if $2 is null then
    delete from drumbeat_schema.reporting_login l where l.login = $1;
    if not found then return 'unknown'; end if;
    if exists (select from pg_roles r where r.rolname = $1) then execute format('revoke drumbeat_reporting from %I', $1); end if;
    return 'ended';
  end if;
  if exists (select from pg_roles r where r.rolname = $1 and (r.rolsuper or r.rolbypassrls or r.rolcreaterole)) then return 'mighty'; end if;
  if exists (select from pg_roles r where r.rolname ~ '^drumbeat_' and r.rolname <> 'drumbeat_reporting'
             and exists (select from pg_roles l where l.rolname = $1 and pg_has_role(l.oid, r.oid, 'member'))) then return 'duty'; end if;
  if not exists (select from pg_roles r where r.rolname = $1) then
    execute format('create role %I login', $1);
    done := 'created';
  end if;
  execute format('grant drumbeat_reporting to %I', $1);
  insert into drumbeat_schema.reporting_login as l (login, org_id) values ($1, $2)
  on conflict on constraint reporting_login_pkey do update set org_id = excluded.org_id;
  return done;
end
$$;
