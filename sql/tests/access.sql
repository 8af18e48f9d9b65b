-- Row by row, role by role: what each duty sees and may write with its own identity, with another organisation's and
-- with none. Two organisations have the same numbers in every table, so that nothing is kept apart by chance.
begin;
set search_path = drumbeat, public;
select no_plan();

\ir two_organisations.psql

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
  'both organisations have rows in every table: give a new table its rows in two_organisations.psql');

-- What each table shows: to the whole-organisation duties, to a subtree of teams and to a person. A new table fails
-- until it has its row; a history shows what its table shows, mostly to the whole-organisation duties only.
create temporary table shown (name text primary key, to_organisation boolean, to_stamp text);
insert into shown values
  ('organisation', true, 'all'), ('change', true, 'no'), ('fiscal_period', true, 'all'), ('fiscal_calendar', true, 'all'), ('source_record', true, 'no'),
  ('person', true, 'all'), ('person_identity', true, 'all'), ('employment', true, 'no'), ('team', true, 'all'),
  ('team_parent', true, 'all'), ('team_membership', true, 'all'), ('territory', true, 'all'), ('territory_parent', true, 'all'),
  ('territory_assignment', true, 'no'), ('account_territory', true, 'no'), ('quota', true, 'no'), ('quota_leaf', true, 'no'), ('seasonality', true, 'no'), ('ramp_step', true, 'no'),
  ('ramp_assignment', true, 'no'), ('absence', true, 'no'), ('day_off', true, 'no'), ('account', true, 'all'),
  ('product', true, 'all'), ('opportunity', true, 'stamped'), ('opportunity_owner', true, 'no'),
  ('opportunity_event', true, 'no'), ('split', true, 'no'), ('credit_hold', true, 'no'), ('opportunity_line', true, 'no'), ('fx_rate', true, 'no'), ('policy', true, 'no'), ('run', true, 'all'), ('attainment_cell', true, 'stamped'), ('pipeline_cell', true, 'stamped'),
  ('adjustment_cell', true, 'stamped'), ('period_lock', true, 'all'), ('inquiry', true, 'stamped'), ('inquiry_event', true, 'stamped'),
  ('cadence_policy', true, 'no'), ('session', true, 'stamped'), ('session_event', true, 'stamped'), ('coaching_log', true, 'stamped'),
  ('coaching_text', false, 'pair'), ('session_response', true, 'stamped'), ('session_rating', false, 'rater'), ('slot', true, 'stamped'), ('coaching_cell', true, 'stamped'),
  ('inquiry_text', true, 'stamped'), ('quota_letter', true, 'stamped'), ('quota_letter_acknowledgement', true, 'stamped'),
  ('app_user', true, 'no'), ('user_identity', false, 'no'), ('user_subject', false, 'no'), ('access_grant', true, 'no'), ('credential', false, 'no'),
  ('access_event', true, 'no'), ('sign_in_refusal', true, 'no'), ('audit_seal', true, 'no'),
  ('person_erasure', true, 'no'), ('erased_row', true, 'no'), ('erasure_salt', true, 'no'), ('erased_identifier', true, 'no'),
  ('job', true, 'no'), ('job_finding', true, 'no');
insert into shown select name || '_history', to_organisation,
  case when name in ('fiscal_period', 'territory_parent', 'attainment_cell', 'pipeline_cell', 'adjustment_cell', 'slot', 'coaching_cell') then to_stamp else 'no' end
from shown where to_regclass(name || '_history') is not null;
select set_eq($$select name from tenant_table$$, $$select name from shown$$, 'every table with an org_id says above to whom it is shown');

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
        -- What was said in a session is for the two of them, a rating for who gave it, whatever teams they see.
        when sight = 'stamp' and to_stamp = 'pair' then pg_temp.rows_of(name, 9001, '2 in (manager_id, rep_id)')
        when sight = 'stamp' and to_stamp = 'rater' then pg_temp.rows_of(name, 9001, 'rater_id = 2')
        -- A rating is changed by who writes it.
        when role = 'drumbeat_writer' and name = 'session_rating' then pg_temp.rows_of(name, 9001)
        when sight = 'stamp' and to_stamp = 'all' then pg_temp.rows_of(name, 9001)
        when sight = 'stamp' and to_stamp = 'stamped' then
          pg_temp.rows_of(name, 9001, case role when 'drumbeat_team' then 'team_id = 2' else 'rep_id = 2' end)
        else 'no privilege' end) as e (expected)
    cross join lateral pg_temp.attempt(role, '9001', format('select count(*) from drumbeat.%I', name), '01', '2') as seen
    where seen is distinct from expected$$,
  'every role sees exactly its rows of every table');

select is(pg_temp.attempt('drumbeat_team', '9001', 'select count(*) from drumbeat.opportunity', '011'), '3',
  'two teams of a subtree: the deals stamped with either, not the one without a team');
select is(pg_temp.attempt('drumbeat_team', '9001', 'select count(*) from drumbeat.opportunity', '', '2'), '0',
  'a subtree of no team sees no deal, whoever the person is');
select is(pg_temp.attempt('drumbeat_self', '9001', 'select count(*) from drumbeat.opportunity', '011', ''), '0',
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
        then 'org_id <> 9002' else 'true' end), '111', '2') as seen
    where seen not in ('0', 'no privilege')$$,
  'with another organisation''s identity nothing of the first is seen, in no table and no view');
select is_empty(
  $$select role, name, seen
    from duty cross join (select name from tenant_table union all select name from tenant_view) t
    cross join lateral pg_temp.attempt(role, '', format('select count(*) from drumbeat.%I', name), '', '') as seen
    where seen not in ('0', 'no privilege')$$,
  'with an empty identity nothing is seen');
select is(pg_temp.attempt('drumbeat_team', '', 'select count(*) from drumbeat.opportunity', '011', '2'), '0',
  'teams without an organisation see nothing');
select is(pg_temp.attempt('drumbeat_reader', '9001', $$select count(*) from drumbeat.deal_fact(9001, '2018-12-31', 99)$$), '4',
  'whoever sees the whole organisation sees what its deals count for');
select is(pg_temp.attempt('drumbeat_reader', '9001', $$select count(*) from drumbeat.deal_fact(9002, '2018-12-31', 99)$$), '0', 'and nothing of another one');
select is(pg_temp.attempt('drumbeat_team', '9001', $$select count(*) from drumbeat.deal_fact(9001, '2018-12-31', 99)$$, '011', '2'), 'no privilege',
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
    cross join lateral pg_temp.attempt(role, '9001', pg_temp.copy_of(name, 9002), '01', '2') as outcome
    where outcome is distinct from case when has_table_privilege(role, oid, 'insert') then 'row security' else 'no privilege' end$$,
  'nobody inserts a row of another organisation, and whoever may insert at all is stopped by row security');

select is_empty(
  $$select role, name, outcome
    from duty cross join tenant_table
    cross join lateral pg_temp.attempt(role, '9001', format('update drumbeat.%I set org_id = org_id where org_id = 9002', name), '01', '2') as outcome
    where outcome is distinct from case when has_table_privilege(role, oid, 'update') then '0' else 'no privilege' end
      and not (name = 'organisation' and outcome like '428C9%')$$,
  'nobody updates a row of another organisation');

select is_empty(
  $$select role, name, outcome
    from duty cross join tenant_table
    cross join lateral pg_temp.attempt(role, '9001', format('update drumbeat.%I set org_id = 9002 where org_id = 9001', name), '01', '2') as outcome
    where outcome is distinct from case when has_table_privilege(role, oid, 'update') then 'row security' else 'no privilege' end
      and not (name = 'organisation' and outcome like '428C9%')$$,
  'nobody gives a row away to another organisation');

select is_empty(
  $$select role, name, outcome
    from duty cross join tenant_table
    cross join lateral pg_temp.attempt(role, '9001', format('delete from drumbeat.%I where org_id = 9002', name), '01', '2') as outcome
    where outcome is distinct from case when has_table_privilege(role, oid, 'delete') then '0' else 'no privilege' end$$,
  'nobody deletes a row of another organisation');

select is_empty(
  $$select role, name from duty cross join tenant_table where has_table_privilege(role, oid, 'truncate, references, trigger')$$,
  'nobody truncates a table, refers to one or puts triggers on it');

-- Inquiries and letters: whose they are, and that nothing of them is changed afterwards but words erased.
select is(pg_temp.attempt('drumbeat_self', '9001', 'select count(*) from drumbeat.inquiry', '011', '3'), '1', 'a person sees his own inquiries');
select is(pg_temp.attempt('drumbeat_team', '9001', 'select count(*) from drumbeat.inquiry', '001', '2'), '2', 'a manager sees those of his team');
select is(pg_temp.attempt('drumbeat_self', '9001', 'select count(*) from drumbeat.inquiry_state', '011', '2'), '2', 'the state of an inquiry is seen by whoever sees the inquiry');
select is(pg_temp.attempt('drumbeat_self', '9001', 'select count(*) from drumbeat.quota_letter where rep_id <> 3', '011', '3'), '0', 'nobody sees the letter of another');
select is(pg_temp.attempt('drumbeat_team', '9001', 'select count(*) from drumbeat.coaching_text', '0111', '1'), '1', 'who sees a subtree reads the words of his own sessions');
select is(pg_temp.attempt('drumbeat_team', '9001', 'select count(*) from drumbeat.coaching_log', '0111', '1'), '2', 'and the facts of all of them');
select is(pg_temp.attempt('drumbeat_self', '9001', 'select count(*) from drumbeat.coaching_text', '', '3'), '1', 'the rep reads what was said to him');
select is(pg_temp.attempt('drumbeat_team', '9001', 'select count(*) from drumbeat.coaching_text', '0111', ''), '0', 'nobody in particular reads nothing');
select is(pg_temp.attempt('drumbeat_reader', '9001', 'select count(*) from drumbeat.coaching_text'), 'no privilege', 'nobody else, whatever he sees');
select is(pg_temp.attempt('drumbeat_team', '9001', 'select count(*) from drumbeat.session_rating', '0111', '1'), '0', 'a manager does not see how he is rated');
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
    adjustment_cell_history, attainment_cell_history, audit_seal, coaching_cell_history, pipeline_cell_history, run, slot_history'),
  ('drumbeat_batch', 'insert, update, delete', '
    adjustment_cell, attainment_cell, coaching_cell, pipeline_cell, slot'),
  ('drumbeat_eraser', 'insert', '
    access_event, app_user_history, change, erased_identifier, erased_row, erasure_salt, person_erasure'),
  ('drumbeat_eraser', 'delete', '
    coaching_text, inquiry_text, session_rating, user_subject'),
  ('drumbeat_founder', 'insert', '
    organisation'),
  ('drumbeat_gate', 'insert', '
    access_event, sign_in_refusal'),
  ('drumbeat_gate', 'insert, delete', '
    credential'),
  ('drumbeat_writer', 'insert', '
    absence_history, account_history, account_territory_history, cadence_policy_history, change, coaching_log, coaching_text, credit_hold_history, day_off_history, employment_history,
    fiscal_calendar, fiscal_period_history, fx_rate_history, inquiry, inquiry_event, opportunity_event, opportunity_history,
    opportunity_line_history, opportunity_owner_history, organisation_history, period_lock, person_history, policy_history,
    product_history, quota_history, quota_leaf_history, quota_letter, quota_letter_acknowledgement, ramp_assignment_history,
    ramp_step_history, seasonality_history, session, session_event, session_response, source_record_history, split_history, team_history, team_membership_history,
    team_parent_history, territory_assignment_history, territory_history, territory_parent_history'),
  ('drumbeat_writer', 'insert, update', '
    session_rating'),
  ('drumbeat_writer', 'insert, delete', '
    inquiry_text, job, job_finding'),
  ('drumbeat_writer', 'insert, update, delete', '
    absence, account, account_territory, cadence_policy, credit_hold, day_off, employment, fiscal_period, fx_rate, opportunity, opportunity_line,
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

-- The login takes on a duty and gives it back, and cannot go further.
set session authorization drumbeat_app;
select throws_ok('select count(*) from drumbeat.organisation', '42501', null, 'the login itself sees nothing');
select lives_ok('set local role drumbeat_reader', 'it takes on a duty');
select is((select count(*) from drumbeat.organisation), 0::bigint, 'which sees nothing without an identity');
select throws_ok('set local role drumbeat_owner', '42501', null, 'it cannot take on the owner');
reset session authorization;

select * from finish();
rollback;
