-- The roles, by least privilege. The application logs in as drumbeat_app, which owns nothing and inherits nothing:
-- every transaction takes on exactly one of the other roles for its own length.
--   drumbeat_locator  find one organisation by its exact key
--   drumbeat_founder  found one organisation
--   drumbeat_reader   read a whole organisation          drumbeat_team  read the facts of a subtree of teams
--   drumbeat_writer   import into an organisation         drumbeat_self  read one's own facts
--   drumbeat_batch    publish the nightly run             drumbeat_gate  find out who presents a secret
--   drumbeat_monitor  how the service does, in every organisation: keys, days and times, no number and no name
--   drumbeat_administrator  admit users, grant them roles, give them secrets
--   drumbeat_eraser         rewrite the words of an organisation in which a person is named, and nothing else of what was recorded
--   drumbeat_reporting      read the views for reporting; its members are logins of their own, each bound to one organisation
-- Roles belong to the cluster, and several databases of it may be set up at once: whoever comes second finds them.

do $install$
declare
  role_name text;
begin
  foreach role_name in array array['drumbeat_app', 'drumbeat_locator', 'drumbeat_founder', 'drumbeat_reader', 'drumbeat_writer',
                                   'drumbeat_batch', 'drumbeat_team', 'drumbeat_self', 'drumbeat_gate', 'drumbeat_administrator', 'drumbeat_monitor', 'drumbeat_eraser',
                                   'drumbeat_reporting'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      begin
        execute format('create role %I noinherit %s', role_name, case when role_name = 'drumbeat_app' then 'login' else 'nologin' end);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if role_name not in ('drumbeat_app', 'drumbeat_reporting') and not pg_has_role('drumbeat_app', role_name, 'member') then
      execute format('grant %I to drumbeat_app', role_name);
    end if;
  end loop;
end
$install$;
