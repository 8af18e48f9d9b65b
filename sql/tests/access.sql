-- Row by row, role by role: what each duty sees and may write with its own identity, with another organisation's and
-- with none. Two organisations have the same numbers in every table, so that nothing is kept apart by chance.
begin;
set search_path = drumbeat, public;
select no_plan();

-- Two organisations, 9001 and 9002, with rows in every table.
do $$
declare
  o bigint;
  noun text;
begin
  foreach o in array array[9001, 9002] loop
    insert into organisation overriding system value
      values (o, 'org-' || o, 'Organisation ' || o, 'USD', 'UTC', 'monday', 1, 1);
    insert into change values (o, 1, '2018-01-01Z', 'test', 'setup'), (o, 2, '2018-01-02Z', 'test', 'import');
    insert into fiscal_period (org_id, period_id, level, label, during, quarter_id, year_id, changed_in) values
      (o, 201800, 'year', '2018', '[2018-01-01,2019-01-01)', null, 201800, 1),
      (o, 201821, 'quarter', '2018-Q1', '[2018-01-01,2018-04-01)', 201821, 201800, 1),
      (o, 201801, 'month', '2018-01', '[2018-01-01,2018-02-01)', 201821, 201800, 1);
    insert into fiscal_calendar values (o, 2, '2018-01-01', 'years of calendar months from month 1', 1);
    insert into source_record values (o, 'crm', 'person', 'a', 1, 1), (o, 'crm', 'person', 'b', 2, 1);
    insert into person values (o, 1, 1), (o, 2, 1), (o, 3, 1);
    insert into person_identity values (o, 1, 'Manager 1', null, 1), (o, 2, 'Rep 2', null, 1), (o, 3, 'Rep 3', null, 1);
    insert into employment values (o, 1, '[2017-01-01,)', 'manager', 1), (o, 2, '[2017-01-01,)', 'rep', 1);
    insert into team values (o, 1, 'company', null, 1), (o, 2, 'team', 'Team 2', 1), (o, 3, 'team', 'Team 3', 1);
    insert into team_parent values (o, 2, '(,)', 1, 1), (o, 3, '(,)', 1, 1);
    insert into team_membership values
      (o, 1, 2, 'leader', '(,)', 1), (o, 2, 2, 'member', '(,)', 1), (o, 3, 3, 'member', '(,)', 1);
    insert into territory values (o, 1, 'North', 1), (o, 2, 'North-west', 1);
    insert into territory_parent values (o, 2, '(,)', 1, 1);
    insert into territory_assignment values (o, 2, 2, '(,)', 10000, 1);
    insert into quota (org_id, quota_id, person_id, period_id, amount_minor, changed_in) values (o, 1, 2, 201801, 100, 1);
    insert into quota_leaf values (o, 1, 201801, 100, 1);
    insert into seasonality values (o, 'Retail', 'Q1', 2500, 1);
    insert into ramp_step values (o, 'New', 1, 2500, 1);
    insert into ramp_assignment values (o, 2, '2017-01-01', 'New', '15', 1);
    insert into absence values (o, 2, '[2018-01-01,2018-02-01)', 'parental', true, 'agreed', 1);
    insert into account values (o, 1, 'Account', null, null, 1);
    insert into account_territory values (o, 1, '(,)', 2, 'prorated', 1);
    insert into product values (o, 1, 'Product', null, 100, 1);
    insert into opportunity (org_id, opportunity_id, owner_id, stage, source_stage, currency, rep_id, team_id, manager_id, changed_in) values
      (o, 1, 2, 'discovery', 'x', 'USD', 2, 2, 1, 1),
      (o, 2, 2, 'discovery', 'x', 'USD', 2, 3, null, 1),
      (o, 3, 3, 'discovery', 'x', 'USD', 3, 3, null, 1),
      (o, 4, 3, 'discovery', 'x', 'USD', 3, null, null, 1);
    insert into opportunity_owner values (o, 1, '(,2018-01-01)', 3, 1);
    insert into split values (o, 1, 'revenue', 2, 10000, 1);
    insert into opportunity_line values (o, 1, '1', 1, 100, 2, 1);
    insert into credit_hold values (o, 1, '2018-03-31', 3, 1);
    insert into fx_rate values (o, 'plan', 'EUR', '(,)', 1.1, 1);
    insert into policy values (o, 'relief.min_days', '(,)', '5', 1);
    insert into opportunity_event (org_id, opportunity_id, changed_in, happened_at, former_stage, stage)
      values (o, 1, 1, '2018-01-01Z', 'lead', 'discovery');
    insert into run values (o, 1, '2018-01-31', 1, '', '', '', '2018-01-31Z', '2018-01-31Z', '{}');
    insert into attainment_cell (org_id, dimension, subject_id, period_id, team_id, rep_id, credit_minor, deal_count, excluded_count, since_run)
      values (o, 'company', 0, 201801, null, null, 0, 0, 0, 1), (o, 'team', 2, 201801, 2, null, 0, 0, 0, 1),
             (o, 'team', 3, 201801, 3, null, 0, 0, 0, 1), (o, 'rep', 2, 201801, 2, 2, 0, 0, 0, 1), (o, 'rep', 3, 201801, 3, 3, 0, 0, 0, 1);
    insert into adjustment_cell
      select org_id, dimension, subject_id, period_id, team_id, rep_id, 1, since_run from attainment_cell where org_id = o;
    insert into period_lock values (o, 201801, 1, 'lock_requested', null, 'test', 'closed', 1);
    insert into inquiry values (o, 1, 1, 2, 2, 201801, 100, null, 1, 1), (o, 2, 1, 2, 3, null, null, 5000, 1, 1), (o, 3, 3, 3, 3, null, null, null, 1, 1);
    insert into inquiry_event select org_id, inquiry_no, 1, 'opened', '2018-01-31', 1, null, 'test', rep_id, team_id, 1 from inquiry where org_id = o;
    insert into inquiry_text select org_id, inquiry_no, 1, 'mine', rep_id, team_id, 1 from inquiry where org_id = o;
    insert into quota_letter select o, i.inquiry_no, i.rep_id, i.team_id, 201800, 1, 100, repeat('0', 64), '2018-01-31', 'test', 1 from inquiry i where i.org_id = o;
    insert into quota_letter_acknowledgement select org_id, letter_no, rep_id, team_id, '2018-01-31', 'test', 1 from quota_letter where org_id = o;
    insert into pipeline_cell
      select org_id, dimension, subject_id, period_id, team_id, rep_id, 0, 0, 0, 0, null, null, 0, 0, null, null, 0, 0, 0, 0, 0, 0, 0, 0, since_run
      from attainment_cell where org_id = o;
    insert into app_user values (o, 1, 1, true, 1), (o, 2, null, true, 1);
    insert into user_identity values (o, 1, 'manager1@example.com', 1), (o, 2, 'service', 1);
    insert into user_subject values (o, 1, 'https://login.example', 'subject-1', 1);
    insert into access_grant values (o, 2, 'operations', '[2018-01-01,)', 1);
    insert into credential values
      (o, 1, 2, 'token', 'test', '{read}', decode(repeat('00', 32), 'hex'), '2018-01-01Z', '2018-06-01Z', null, null, 1),
      (o, 2, 1, 'session', null, '{read}', decode(repeat('01', 32), 'hex'), '2018-01-01Z', '2018-01-02Z', null, null, null);
    insert into access_event values (o, 99001, '2018-01-01Z', 'token_issued', 2, 1, 1, '2018-06-01Z', '{"channel": "command"}');
    insert into sign_in_refusal values (o, '2018-01-01Z', 'token', 1);
    insert into audit_seal values (o, '2018-01-01Z', 1, 1, 1, sha256(''), sha256(''), '2018-01-02Z');
    insert into person_erasure values (o, 3, 1);
    insert into erased_row values (o, sha256('after'), sha256('before'), 'change', 1);
    insert into erasure_salt values (o, sha256('salt'), 1);
    insert into erased_identifier values (o, 'crm', sha256('identifier'), 'erased-person-3', 3, 1);
    insert into job values (o, 1, 'import', 'test', 'upload', 'key', 'digest', '2018-01-01Z', '2018-01-01Z', '2018-01-01Z', '2018-01-01Z', 'refused', null, null, '{}');
    insert into job_finding values (o, 1, 1, 'file', 2, 'column', 'x', 'date.invalid', 'error', 'reason', 'fix');
    for noun in select regexp_replace(relname, '_history$', '') from pg_class
                where relnamespace = 'drumbeat'::regnamespace and relname ~ '_history$' and relkind = 'r' loop
      -- By name: a column that a later migration adds stands after the last one of its history.
      execute format('insert into %1$I_history (%2$s, %3$I) select t.*, 99 from %1$I t where org_id = $1', noun,
        (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
         where attrelid = noun::regclass and attnum > 0 and not attisdropped),
        (select attname from pg_attribute where attrelid = (noun || '_history')::regclass and attname in ('until_change', 'until_run')))
        using o;
    end loop;
  end loop;
end
$$;

create temporary table tenant_table as
  select c.oid, c.relname::text as name from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
  where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r';

create temporary table tenant_view as
  select c.oid, c.relname::text as name from pg_class c
  where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'v';

create temporary table duty (role text primary key, sight text);
insert into duty values
  ('drumbeat_locator', 'key'), ('drumbeat_founder', 'key'),
  ('drumbeat_reader', 'organisation'), ('drumbeat_writer', 'organisation'), ('drumbeat_batch', 'organisation'),
  ('drumbeat_team', 'stamp'), ('drumbeat_self', 'stamp'), ('drumbeat_gate', 'gate'), ('drumbeat_administrator', 'administration'),
  ('drumbeat_monitor', 'service'), ('drumbeat_eraser', 'erasure'), ('drumbeat_reporting', 'login'), ('drumbeat_app', 'nothing');

select set_eq(
  $$select role from duty$$, $$select rolname::text from pg_roles where rolname ~ '^drumbeat_' and rolname <> 'drumbeat_owner'$$,
  'every role has its expectations here');

select is_empty(
  $$select name from tenant_table t
    where (xpath('/row/n/text()', query_to_xml(format('select count(distinct org_id) as n from %I where org_id in (9001, 9002)', name), false, true, '')))[1]::text <> '2'$$,
  'both organisations have rows in every table: give a new table its rows above');

-- What each table shows: to the whole-organisation duties, to a subtree of teams and to a person. A new table fails
-- until it has its row; a history shows what its table shows, mostly to the whole-organisation duties only.
create temporary table shown (name text primary key, to_organisation boolean, to_stamp text);
insert into shown values
  ('organisation', true, 'all'), ('change', true, 'no'), ('fiscal_period', true, 'all'), ('fiscal_calendar', true, 'all'), ('source_record', true, 'no'),
  ('person', true, 'all'), ('person_identity', true, 'all'), ('employment', true, 'no'), ('team', true, 'all'),
  ('team_parent', true, 'all'), ('team_membership', true, 'all'), ('territory', true, 'all'), ('territory_parent', true, 'all'),
  ('territory_assignment', true, 'no'), ('account_territory', true, 'no'), ('quota', true, 'no'), ('quota_leaf', true, 'no'), ('seasonality', true, 'no'), ('ramp_step', true, 'no'),
  ('ramp_assignment', true, 'no'), ('absence', true, 'no'), ('account', true, 'all'),
  ('product', true, 'all'), ('opportunity', true, 'stamped'), ('opportunity_owner', true, 'no'),
  ('opportunity_event', true, 'no'), ('split', true, 'no'), ('credit_hold', true, 'no'), ('opportunity_line', true, 'no'), ('fx_rate', true, 'no'), ('policy', true, 'no'), ('run', true, 'all'), ('attainment_cell', true, 'stamped'), ('pipeline_cell', true, 'stamped'),
  ('adjustment_cell', true, 'stamped'), ('period_lock', true, 'all'), ('inquiry', true, 'stamped'), ('inquiry_event', true, 'stamped'),
  ('inquiry_text', true, 'stamped'), ('quota_letter', true, 'stamped'), ('quota_letter_acknowledgement', true, 'stamped'),
  ('app_user', true, 'no'), ('user_identity', false, 'no'), ('user_subject', false, 'no'), ('access_grant', true, 'no'), ('credential', false, 'no'),
  ('access_event', true, 'no'), ('sign_in_refusal', true, 'no'), ('audit_seal', true, 'no'),
  ('person_erasure', true, 'no'), ('erased_row', true, 'no'), ('erasure_salt', true, 'no'), ('erased_identifier', true, 'no'),
  ('job', true, 'no'), ('job_finding', true, 'no');
insert into shown select name || '_history', to_organisation,
  case when name in ('fiscal_period', 'territory_parent', 'attainment_cell', 'pipeline_cell', 'adjustment_cell') then to_stamp else 'no' end
from shown where to_regclass(name || '_history') is not null;
select set_eq($$select name from tenant_table$$, $$select name from shown$$, 'every table with an org_id says above to whom it is shown');

-- Takes on an identity, runs one statement and says how many rows it saw or wrote, or why it was refused.
create function pg_temp.attempt(role text, org text, statement text, teams text default '', person text default '') returns text
  language plpgsql as $$
declare
  rows bigint;
begin
  perform set_config('drumbeat.org_id', org, true), set_config('drumbeat.org_key', case when org = '' then '' else 'org-' || org end, true),
          set_config('drumbeat.team_ids', teams, true), set_config('drumbeat.person_id', person, true),
          set_config('drumbeat.change_no', '2', true), set_config('drumbeat.run_no', '2', true), set_config('role', role, true);
  begin
    if statement like 'select %' then
      execute statement into rows;
    else
      execute statement;
      get diagnostics rows = row_count;
    end if;
  exception when insufficient_privilege then
    perform set_config('role', 'none', true);
    return case when sqlerrm like '%row-level security%' then 'row security' else 'no privilege' end;
  when others then
    perform set_config('role', 'none', true);
    return sqlstate || ' ' || sqlerrm;
  end;
  perform set_config('role', 'none', true);
  return rows::text;
end
$$;

create function pg_temp.rows_of(name text, org bigint, condition text default 'true') returns text language plpgsql as $$
declare
  rows bigint;
begin
  execute format('select count(*) from drumbeat.%I where org_id = %s and %s', name, org, condition) into rows;
  return rows::text;
end
$$;

-- No identity at all: the settings were never made in this session. (A role without a privilege is refused before.)
create function pg_temp.unset_count(role text, name text) returns text language plpgsql as $$
declare
  rows bigint;
begin
  perform set_config('role', role, true);
  begin
    execute format('select count(*) from drumbeat.%I', name) into rows;
  exception when insufficient_privilege then
    perform set_config('role', 'none', true);
    return 'no privilege';
  end;
  perform set_config('role', 'none', true);
  return rows::text;
end
$$;
select is(current_setting('drumbeat.org_id', true), null, 'the session has no identity yet');
select is_empty(
  $$select role, name, seen from duty cross join tenant_table cross join lateral pg_temp.unset_count(role, name) as seen
    where seen not in ('0', 'no privilege')$$,
  'without any identity no role sees a row of any table');
select is_empty(
  $$select role, name, seen from duty cross join tenant_view cross join lateral pg_temp.unset_count(role, name) as seen
    where seen not in ('0', 'no privilege')$$,
  'nor of any view');

-- The right identity: exact numbers.
select is_empty(
  $$select role, name, seen, expected
    from duty join shown on true
    cross join lateral (
      select case
        when sight = 'key' then case when name = 'organisation' then '1' else 'no privilege' end
        -- Who erases looks everywhere.
        when sight = 'erasure' then pg_temp.rows_of(name, 9001)
        -- What was said in words is not for the batch.
        when role = 'drumbeat_batch' and name = 'inquiry_text' then 'no privilege'
        -- Logins are shown to who reads the whole organisation, secrets to nobody who does.
        when role = 'drumbeat_reader' and name = 'user_identity' then pg_temp.rows_of(name, 9001)
        when sight = 'gate' and name in ('organisation', 'app_user', 'user_identity', 'user_subject', 'access_grant', 'credential', 'employment', 'team', 'team_parent', 'team_membership', 'sign_in_refusal', 'access_event')
          then pg_temp.rows_of(name, 9001)
        when sight = 'administration' and name in ('organisation', 'change', 'app_user', 'user_identity', 'user_subject', 'access_grant', 'credential', 'person', 'person_identity',
                                                   'source_record', 'employment', 'team_membership')
          then pg_temp.rows_of(name, 9001)
        -- Bound by the login, which here is none of its own: see reporting.sql.
        when sight = 'login' and (has_table_privilege(role, format('drumbeat.%I', name), 'select') or name = 'person_identity') then '0'
        -- Nothing until it is said that this is for the service.
        when sight = 'service' and name in ('organisation', 'run', 'change', 'credential') then '0'
        when sight = 'organisation' and to_organisation then pg_temp.rows_of(name, 9001)
        when sight = 'stamp' and to_stamp = 'all' then pg_temp.rows_of(name, 9001)
        when sight = 'stamp' and to_stamp = 'stamped' then
          pg_temp.rows_of(name, 9001, case role when 'drumbeat_team' then 'team_id = 2' else 'rep_id = 2' end)
        else 'no privilege' end) as e (expected)
    cross join lateral pg_temp.attempt(role, '9001', format('select count(*) from drumbeat.%I', name), '2', '2') as seen
    where seen is distinct from expected$$,
  'every role sees exactly its rows of every table');

select is(pg_temp.attempt('drumbeat_team', '9001', 'select count(*) from drumbeat.opportunity', '2,3'), '3',
  'two teams of a subtree: the deals stamped with either, not the one without a team');
select is(pg_temp.attempt('drumbeat_team', '9001', 'select count(*) from drumbeat.opportunity', '', '2'), '0',
  'a subtree of no team sees no deal, whoever the person is');
select is(pg_temp.attempt('drumbeat_self', '9001', 'select count(*) from drumbeat.opportunity', '2,3', ''), '0',
  'nobody in particular sees no deal, whatever the teams are');
select is(pg_temp.attempt('drumbeat_self', '9001', 'select count(*) from drumbeat.opportunity where rep_id <> 3', '', '3'), '0',
  'a person sees no deal of another');
select is(pg_temp.attempt('drumbeat_self', '9001', 'select count(*) from drumbeat.opportunity', '', '3'), '2',
  'a person sees the deals stamped with them, with or without a team');

-- Another organisation's identity, and an empty one.
select is_empty(
  $$select role, name, seen
    from duty cross join (select name from tenant_table union all select name from tenant_view) t
    cross join lateral pg_temp.attempt(role, '9002', format('select count(*) from drumbeat.%I where %s', name,
      case when exists (select from pg_attribute a where a.attrelid = to_regclass('drumbeat.' || name) and a.attname = 'org_id')
        then 'org_id <> 9002' else 'true' end), '1,2,3', '2') as seen
    where seen not in ('0', 'no privilege')$$,
  'with another organisation''s identity nothing of the first is seen, in no table and no view');
select is_empty(
  $$select role, name, seen
    from duty cross join (select name from tenant_table union all select name from tenant_view) t
    cross join lateral pg_temp.attempt(role, '', format('select count(*) from drumbeat.%I', name), '', '') as seen
    where seen not in ('0', 'no privilege')$$,
  'with an empty identity nothing is seen');
select is(pg_temp.attempt('drumbeat_team', '', 'select count(*) from drumbeat.opportunity', '2,3', '2'), '0',
  'teams without an organisation see nothing');
select is(pg_temp.attempt('drumbeat_reader', '9001', $$select count(*) from drumbeat.deal_fact(9001, '2018-12-31', 99)$$), '4',
  'whoever sees the whole organisation sees what its deals count for');
select is(pg_temp.attempt('drumbeat_reader', '9001', $$select count(*) from drumbeat.deal_fact(9002, '2018-12-31', 99)$$), '0', 'and nothing of another one');
select is(pg_temp.attempt('drumbeat_team', '9001', $$select count(*) from drumbeat.deal_fact(9001, '2018-12-31', 99)$$, '2,3', '2'), 'no privilege',
  'who sees a team only reads no policy, and so no day of credit');
select is(pg_temp.attempt('drumbeat_locator', '', 'select count(*) from drumbeat.organisation'), '0', 'an empty key finds nothing');

-- The service at large: every organisation, in the columns that hold no number and no name.
select set_config('drumbeat.monitoring', 'on', true);
select is(pg_temp.attempt('drumbeat_monitor', '', 'select count(finished_at) from drumbeat.run where org_id in (9001, 9002)'), '2', 'the monitor sees the runs of every organisation');
select is(pg_temp.attempt('drumbeat_monitor', '', 'select count(digest) from drumbeat.run'), 'no privilege', 'and nothing of their results');
select is(pg_temp.attempt('drumbeat_monitor', '', 'select count(digest) from drumbeat.credential'), 'no privilege', 'nor of secrets');
select is(pg_temp.attempt('drumbeat_monitor', '', 'select count(name) from drumbeat.organisation'), 'no privilege', 'nor a name');
select is(pg_temp.attempt('drumbeat_reader', '9001', 'select count(*) from drumbeat.run where org_id <> 9001'), '0', 'nobody else sees more for saying so');
select set_config('drumbeat.monitoring', '', true);

-- Writing into the other organisation.
create function pg_temp.copy_of(name text, org bigint) returns text language plpgsql as $$
declare
  image jsonb;
begin
  execute format('select to_jsonb(t) from drumbeat.%I t where org_id = %s limit 1', name, org) into image;
  return format('insert into drumbeat.%1$I %3$s select (jsonb_populate_record(null::drumbeat.%1$I, %2$L)).*', name, image,
                case when name = 'organisation' then 'overriding system value' else '' end);
end
$$;

select is_empty(
  $$select role, name, outcome
    from duty cross join tenant_table
    cross join lateral pg_temp.attempt(role, '9001', pg_temp.copy_of(name, 9002), '2', '2') as outcome
    where outcome is distinct from case when has_table_privilege(role, oid, 'insert') then 'row security' else 'no privilege' end$$,
  'nobody inserts a row of another organisation, and whoever may insert at all is stopped by row security');

select is_empty(
  $$select role, name, outcome
    from duty cross join tenant_table
    cross join lateral pg_temp.attempt(role, '9001', format('update drumbeat.%I set org_id = org_id where org_id = 9002', name), '2', '2') as outcome
    where outcome is distinct from case when has_table_privilege(role, oid, 'update') then '0' else 'no privilege' end
      and not (name = 'organisation' and outcome like '428C9%')$$,
  'nobody updates a row of another organisation');

select is_empty(
  $$select role, name, outcome
    from duty cross join tenant_table
    cross join lateral pg_temp.attempt(role, '9001', format('update drumbeat.%I set org_id = 9002 where org_id = 9001', name), '2', '2') as outcome
    where outcome is distinct from case when has_table_privilege(role, oid, 'update') then 'row security' else 'no privilege' end
      and not (name = 'organisation' and outcome like '428C9%')$$,
  'nobody gives a row away to another organisation');

select is_empty(
  $$select role, name, outcome
    from duty cross join tenant_table
    cross join lateral pg_temp.attempt(role, '9001', format('delete from drumbeat.%I where org_id = 9002', name), '2', '2') as outcome
    where outcome is distinct from case when has_table_privilege(role, oid, 'delete') then '0' else 'no privilege' end$$,
  'nobody deletes a row of another organisation');

select is_empty(
  $$select role, name from duty cross join tenant_table where has_table_privilege(role, oid, 'truncate, references, trigger')$$,
  'nobody truncates a table, refers to one or puts triggers on it');

-- Inquiries and letters: whose they are, and that nothing of them is changed afterwards but words erased.
select is(pg_temp.attempt('drumbeat_self', '9001', 'select count(*) from drumbeat.inquiry', '2,3', '3'), '1', 'a person sees his own inquiries');
select is(pg_temp.attempt('drumbeat_team', '9001', 'select count(*) from drumbeat.inquiry', '3', '2'), '2', 'a manager sees those of his team');
select is(pg_temp.attempt('drumbeat_self', '9001', 'select count(*) from drumbeat.inquiry_state', '2,3', '2'), '2', 'the state of an inquiry is seen by whoever sees the inquiry');
select is(pg_temp.attempt('drumbeat_self', '9001', 'select count(*) from drumbeat.quota_letter where rep_id <> 3', '2,3', '3'), '0', 'nobody sees the letter of another');
select is(pg_temp.attempt('drumbeat_batch', '9001', 'select count(*) from drumbeat.inquiry_text'), 'no privilege', 'the batch reads no words');
select is(pg_temp.attempt('drumbeat_writer', '9001', 'update drumbeat.quota_letter set quota_minor = 0'), 'no privilege', 'a letter is not altered');
select is(pg_temp.attempt('drumbeat_writer', '9001', 'update drumbeat.inquiry_text set body = null'), 'no privilege', 'nor are words, which can only be erased');
select is(pg_temp.attempt('drumbeat_writer', '9001', 'delete from drumbeat.inquiry_text'), '3', 'those of the own organisation');
select is(pg_temp.rows_of('inquiry_text', 9002), '3', 'and not those of another');
select is(pg_temp.attempt('drumbeat_writer', '9001', $$insert into drumbeat.quota_letter_acknowledgement values (9001, 1, 2, 2, '2018-02-01', 'test', 2)$$),
  '23505 duplicate key value violates unique constraint "quota_letter_acknowledgement_pkey"', 'a letter is acknowledged once');

-- Users, grants and secrets.
select is(pg_temp.attempt('drumbeat_administrator', '9001', 'select count(*) from drumbeat.opportunity'), 'no privilege', 'who admits users sees no deal');
select is(pg_temp.attempt('drumbeat_gate', '9001', 'update drumbeat.credential set user_id = 1'), 'no privilege', 'the gate gives nobody another''s secret');
select is(pg_temp.attempt('drumbeat_gate', '9001', $$update drumbeat.credential set expires_at = '2030-01-01Z'$$), 'no privilege', 'nor a longer life');
select is(pg_temp.attempt('drumbeat_gate', '9001', $$insert into drumbeat.access_grant values (9001, 1, 'administrator', '(,)', 1)$$), 'no privilege', 'the gate grants nothing');
select is(pg_temp.attempt('drumbeat_gate', '9001', $$insert into drumbeat.user_subject values (9001, 2, 'https://login.example', 'subject-2', 2)$$),
  'no privilege', 'nor lets anybody in by an account of a provider');
select is(pg_temp.attempt('drumbeat_administrator', '9001', $$insert into drumbeat.user_subject values (9001, 2, 'https://login.example', 'subject-1', 2)$$),
  '23505 duplicate key value violates unique constraint "subject_is_one_user"', 'an account of a provider is one user');
select is(pg_temp.attempt('drumbeat_administrator', '9001', 'update drumbeat.credential set digest = null'), 'no privilege', 'a secret is ended, never exchanged');
select is(pg_temp.attempt('drumbeat_writer', '9001', 'select count(*) from drumbeat.credential'), 'no privilege', 'the importer sees no secret');
select is(pg_temp.attempt('drumbeat_gate', '9001', 'update drumbeat.credential set used_at = now()'), '2', 'the gate notes a use, in its organisation');
select is(pg_temp.attempt('drumbeat_administrator', '9001', $$update drumbeat.access_grant set during = '[2018-01-01,2018-02-01)', changed_in = 2$$), '1', 'a grant ends');
select is(pg_temp.rows_of('access_grant_history', 9001, 'until_change = 2'), '1', 'and what it was is kept');

-- The trail.
select is(pg_temp.attempt('drumbeat_administrator', '9001', $$update drumbeat.credential set views_as = 2, views_until = '2018-01-01T01:00Z' where kind = 'session'$$), '1',
  'a look as another user begins');
select is(pg_temp.rows_of('access_event', 9001, $$kind = 'view_begun' and credential_no = 2 and user_id = 2 and until = '2018-01-01T01:00Z' and change_no = 2$$), '1', 'on the record');
select is(pg_temp.attempt('drumbeat_gate', '9001', $$update drumbeat.credential set views_as = null, views_until = null where kind = 'session'$$), '1', 'and ends');
select is(pg_temp.rows_of('access_event', 9001, $$kind = 'view_ended' and user_id = 2$$), '1', 'on the record');
select is(pg_temp.attempt('drumbeat_gate', '9001', $$update drumbeat.credential set views_as = 1, views_until = '2018-01-01T01:00Z' where kind = 'token'$$),
  '23514 new row for relation "credential" violates check constraint "view_is_of_a_session"', 'a token looks as nobody else');
delete from access_event where kind in ('view_begun', 'view_ended');
select is(pg_temp.attempt('drumbeat_gate', '9001', 'update drumbeat.credential set ended_at = now() where kind = ''session'''), '1', 'a session ends');
select is(pg_temp.rows_of('access_event', 9001, $$kind = 'signed_out' and credential_no = 2 and user_id = 1$$), '1', 'and that is on the record');
select is(pg_temp.attempt('drumbeat_administrator', '9001', 'update drumbeat.credential set ended_at = now() where kind = ''token'''), '1', 'a token is ended');
select is(pg_temp.rows_of('access_event', 9001, $$kind = 'token_ended' and change_no = 2$$), '1', 'with the change that did it');
select is(pg_temp.attempt('drumbeat_administrator', '9001', 'update drumbeat.credential set ended_at = now()'), '2', 'what has ended');
select is(pg_temp.rows_of('access_event', 9001), '5', 'ends once');
select is(pg_temp.attempt('drumbeat_gate', '9001', 'delete from drumbeat.access_event'), 'no privilege', 'nobody takes an event back');
select is(pg_temp.attempt('drumbeat_gate', '9001', 'update drumbeat.sign_in_refusal set hour = now()'), 'no privilege', 'the gate counts refusals, and moves none');
select is(pg_temp.attempt('drumbeat_gate', '9001', 'update drumbeat.sign_in_refusal set refused = refused + 1'), '1', 'of its organisation');
select is(pg_temp.attempt('drumbeat_batch', '9001', 'update drumbeat.audit_seal set digest = content'), 'no privilege', 'a seal is not altered');
select is(pg_temp.attempt('drumbeat_writer', '9001', $$insert into drumbeat.audit_seal values (9001, '2018-01-02Z', 1, 1, 1, sha256(''), sha256(''), now())$$), 'no privilege',
  'the importer seals nothing');
select isnt_empty($$select from drumbeat.stamped_row where noun = 'opportunity_history' or (noun = 'opportunity' and what = 'ends')$$, 'what ended is sealed, too');
select is_empty(
  $$select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'changed_in'
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r' and c.relname !~ '_history$' and obj_description(c.oid, 'pg_class') !~ '^\[[PS]\]'
      and not exists (select from drumbeat.stamped_row s where s.noun = c.relname)$$,
  'every table that is stamped with a change is sealed, but for what can be erased and what is pruned');

-- What each role may write: every table, command and role. What is not listed is granted to nobody; what is has to be granted.
create temporary table written (role text, commands text, names text);
insert into written values
  ('drumbeat_administrator', 'insert', '
    access_event, access_grant_history, app_user_history, change, credential'),
  ('drumbeat_administrator', 'insert, update', '
    app_user, user_identity'),
  ('drumbeat_administrator', 'insert, delete', '
    user_subject'),
  ('drumbeat_administrator', 'insert, update, delete', '
    access_grant'),
  ('drumbeat_batch', 'insert', '
    adjustment_cell_history, attainment_cell_history, audit_seal, pipeline_cell_history, run'),
  ('drumbeat_batch', 'insert, update, delete', '
    adjustment_cell, attainment_cell, pipeline_cell'),
  ('drumbeat_eraser', 'insert', '
    access_event, app_user_history, change, erased_identifier, erased_row, erasure_salt, person_erasure'),
  ('drumbeat_eraser', 'delete', '
    inquiry_text, user_subject'),
  ('drumbeat_founder', 'insert', '
    organisation'),
  ('drumbeat_gate', 'insert', '
    access_event, sign_in_refusal'),
  ('drumbeat_gate', 'insert, delete', '
    credential'),
  ('drumbeat_writer', 'insert', '
    absence_history, account_history, account_territory_history, change, credit_hold_history, employment_history,
    fiscal_calendar, fiscal_period_history, fx_rate_history, inquiry, inquiry_event, opportunity_event, opportunity_history,
    opportunity_line_history, opportunity_owner_history, organisation_history, period_lock, person_history, policy_history,
    product_history, quota_history, quota_leaf_history, quota_letter, quota_letter_acknowledgement, ramp_assignment_history,
    ramp_step_history, seasonality_history, source_record_history, split_history, team_history, team_membership_history,
    team_parent_history, territory_assignment_history, territory_history, territory_parent_history'),
  ('drumbeat_writer', 'insert, delete', '
    inquiry_text, job, job_finding'),
  ('drumbeat_writer', 'insert, update, delete', '
    absence, account, account_territory, credit_hold, employment, fiscal_period, fx_rate, opportunity, opportunity_line,
    opportunity_owner, person, person_identity, policy, product, quota, quota_leaf, ramp_assignment, ramp_step, seasonality,
    source_record, split, team, team_membership, team_parent, territory, territory_assignment, territory_parent'),
  ('drumbeat_writer', 'update', '
    organisation');
select set_eq(
  $$select role, name, command from duty cross join tenant_table cross join (values ('insert'), ('update'), ('delete')) as c (command)
    where has_table_privilege(role, oid, command)$$,
  $$select role, name, command from written
    cross join lateral regexp_split_to_table(btrim(names, E' \n'), ',\s+') as n (name)
    cross join lateral regexp_split_to_table(commands, ', ') as c (command)$$,
  'each role may write exactly what is listed');

-- Within the own organisation the duties can do their work.
select is(pg_temp.attempt('drumbeat_writer', '9001', 'update drumbeat.account set changed_in = 2 where account_id = 1'), '1',
  'the importer changes an account of its organisation, and its history is kept');
select is(pg_temp.rows_of('account_history', 9001, 'until_change = 2'), '1', 'one before-image was written in the importer''s right');
select is(pg_temp.attempt('drumbeat_writer', '9001', 'delete from drumbeat.quota_leaf where quota_id = 1'), '1', 'the importer removes the leaves of a quota');
select is(pg_temp.attempt('drumbeat_writer', '9001', 'delete from drumbeat.quota where quota_id = 1'), '1', 'and the quota');
select is(pg_temp.attempt('drumbeat_batch', '9001', $$insert into drumbeat.run values (9001, 2, '2018-02-28', 1, '', '', '', now(), now(), '{}')$$), '1',
  'the batch records a run');
select is(pg_temp.attempt('drumbeat_writer', '9001', $$update drumbeat.job set state = 'failed'$$), '1', 'a job ends');
select is(pg_temp.attempt('drumbeat_writer', '9001', $$update drumbeat.job set actor = 'another'$$), 'no privilege', 'and stays what was asked for, by whom');
select is(pg_temp.attempt('drumbeat_batch', '9001', 'delete from drumbeat.pipeline_cell where subject_id = 2'), '2', 'the batch takes cells back');
select is(pg_temp.rows_of('pipeline_cell_history', 9001, 'until_run = 2'), '2', 'and their before-images are kept in its right');
select is(pg_temp.attempt('drumbeat_reader', '9001', 'delete from drumbeat.pipeline_cell'), 'no privilege', 'a reader writes nothing');
select is(pg_temp.attempt('drumbeat_founder', '9003', $$insert into drumbeat.organisation (key, name, currency, zone, week_starts, fiscal_year_start_month, changed_in)
  values ('org-9003', 'Third', 'USD', 'UTC', 'monday', 1, 1)$$), '1', 'the founder founds the organisation of its key');
select is(pg_temp.attempt('drumbeat_founder', '9003', $$insert into drumbeat.organisation (key, name, currency, zone, week_starts, fiscal_year_start_month, changed_in)
  values ('org-9004', 'Fourth', 'USD', 'UTC', 'monday', 1, 1)$$), 'row security', 'and none of another key');

-- Erasing a person: what he is called is put into every column that can hold words, whatever table a migration may have added, and is nowhere
-- afterwards. Left out are what runs write, identities of others, sources and digests.
create temporary table word_column as
  select c.relname::text as name, a.attname::text as column_name, a.atttypid::regtype as type, coalesce(e.rule, 'words') as rule
  from tenant_table t
  join pg_class c on c.oid = t.oid
  join pg_class n on n.relnamespace = c.relnamespace and n.relname = regexp_replace(c.relname, '_history$', '')
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join erasable_column() e on e.relation = c.relname and e.column_name = a.attname
  where a.atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype)
    and obj_description(n.oid, 'pg_class') !~ '^\[R\]'
    and n.relname not in ('run', 'organisation', 'fiscal_period', 'source_record', 'person_identity', 'user_identity', 'user_subject', 'erased_row', 'erased_identifier')
    and a.attname <> 'source' and a.attname !~ 'digest$'
    and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey));
create function pg_temp.named(org bigint) returns setof text language plpgsql as $$
declare
  place record;
  hits bigint;
begin
  for place in select t.name, a.attname from tenant_table t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped order by 1, a.attnum loop
    execute format('select count(*) from %I where org_id = $1 and %I::text ~* ''rep 2|rep2|subject-2''', place.name, place.attname) into hits using org;
    if hits > 0 then return next place.name || '.' || place.attname; end if;
  end loop;
end
$$;
create function pg_temp.contents(org bigint) returns text language plpgsql as $$
declare
  one record;
  part text;
  whole text := '';
begin
  for one in select name from tenant_table order by name loop
    execute format('select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '''')) from %I t where org_id = $1', one.name) into part using org;
    whole := whole || part;
  end loop;
  return md5(whole);
end
$$;
set local session_replication_role = replica;
do $$
declare
  o bigint;
  place record;
begin
  foreach o in array array[9001, 9002] loop
    update person_identity set display_name = 'Rep 2', email = 'rep2@example.com' where org_id = o and person_id = 2;
    insert into app_user values (o, 3, 2, true, 1);
    insert into user_identity values (o, 3, 'rep2', 1);
    insert into user_subject values (o, 3, 'https://login.example', 'subject-2', 1);
    insert into source_record values (o, 'hr', 'person', 'rep2@example.com', 2, 1), (o, 'hr', 'team', 'leader:rep2@example.com', 9, 1), (o, 'hr', 'territory', 'Rep 2', 9, 1);
    insert into source_record_history values (o, 'hr', 'person_alias', 'rep2-alias', 2, 1, 2);
    insert into inquiry_text select org_id, inquiry_no, step_no, 'Rep 2 said so', rep_id, team_id, 1 from inquiry_event where org_id = o on conflict do nothing;
    for place in select * from word_column loop
      -- A column that knows its words keeps them.
      begin
        execute format('update %1$I set %2$I = %3$L where ctid = (select min(ctid) from %1$I where org_id = %4$s)', place.name, place.column_name,
          case when place.type = 'text[]'::regtype then '{"of Rep 2"}' when place.type in ('json'::regtype, 'jsonb'::regtype) then '{"who": ["rep2@example.com", {"Rep 2": 7}]}'
               when place.rule = 'cell' then 'Rep 2' else 'for REP  2, see rep2@example.com; user:rep2' end, o);
      exception when check_violation or unique_violation then null;
      end;
    end loop;
  end loop;
end
$$;
set local session_replication_role = origin;
select cmp_ok((select count(*) from pg_temp.named(9001)), '>', 60::bigint, 'a person is named in very many columns');
create temporary table untouched as select pg_temp.contents(9002) as contents;
select is(pg_temp.attempt('drumbeat_administrator', '9001', $$select count(*) from drumbeat.erase_person(9001, 2, 2, '{}')$$), 'no privilege', 'who administers rewrites nothing by himself');
select is(pg_temp.attempt('drumbeat_eraser', '9002', $$select count(*) from drumbeat.erase_person(9001, 2, 2, '{}')$$), 'row security', 'nobody is erased in another organisation');
select matches(pg_temp.attempt('drumbeat_eraser', '9001', $$select count(*) from drumbeat.erase_person(9001, 2, 2, '{}')$$), '^[0-9]+$', 'a person is erased');
select is_empty($$select named from pg_temp.named(9001) named where named !~ '^(run|organisation|fiscal_period)'$$, 'and is named in no column of any table');
select is((select contents from untouched), pg_temp.contents(9002), 'who has the same name in another organisation is untouched');
select is(pg_temp.attempt('drumbeat_eraser', '9001', 'update drumbeat.quota_letter set quota_minor = 0'), 'no privilege', 'an erasure rewrites no number');
select is(pg_temp.attempt('drumbeat_eraser', '9001', 'update drumbeat.opportunity set amount_minor = 0'), 'no privilege', 'of no deal');
select is(pg_temp.attempt('drumbeat_eraser', '9001', 'delete from drumbeat.change'), 'no privilege', 'and takes no change away');
select set_config('drumbeat.org_id', '', true);

-- The login takes on a duty and gives it back, and cannot go further.
set session authorization drumbeat_app;
select throws_ok('select count(*) from drumbeat.organisation', '42501', null, 'the login itself sees nothing');
select lives_ok('set local role drumbeat_reader', 'it takes on a duty');
select is((select count(*) from drumbeat.organisation), 0::bigint, 'which sees nothing without an identity');
select throws_ok('set local role drumbeat_owner', '42501', null, 'it cannot take on the owner');
reset session authorization;

select * from finish();
rollback;
