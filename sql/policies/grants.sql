-- What each role may do, table by table. Nothing is granted to public. Append-only tables are never updated or
-- deleted from by anyone; histories are only ever inserted into, by the trigger, in the writer's own right.

revoke all on schema drumbeat from public;
revoke all on all tables in schema drumbeat from public, drumbeat_locator, drumbeat_founder, drumbeat_reader,
  drumbeat_writer, drumbeat_batch, drumbeat_team, drumbeat_self, drumbeat_gate, drumbeat_administrator, drumbeat_monitor, drumbeat_reporting, drumbeat_eraser, drumbeat_app;
revoke all on all sequences in schema drumbeat from public, drumbeat_writer, drumbeat_founder, drumbeat_gate, drumbeat_administrator, drumbeat_eraser;
revoke all on all functions in schema drumbeat from public;
revoke all on schema public from public;
grant usage on schema drumbeat to drumbeat_locator, drumbeat_founder, drumbeat_reader, drumbeat_writer,
  drumbeat_batch, drumbeat_team, drumbeat_self, drumbeat_gate, drumbeat_administrator, drumbeat_monitor, drumbeat_eraser;
grant execute on all functions in schema drumbeat to drumbeat_locator, drumbeat_founder, drumbeat_reader,
  drumbeat_writer, drumbeat_batch, drumbeat_team, drumbeat_self, drumbeat_gate, drumbeat_administrator, drumbeat_eraser;
revoke execute on function refresh_statistics() from drumbeat_locator, drumbeat_founder, drumbeat_reader, drumbeat_team, drumbeat_self,
  drumbeat_gate, drumbeat_administrator;

-- Shared lists.
grant select on currency, canonical_stage, metric_definition, policy_key, session_kind
  to drumbeat_founder, drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_team, drumbeat_self;

-- Finding and founding.
grant select on organisation to drumbeat_locator, drumbeat_founder;
grant insert on organisation to drumbeat_founder;
grant usage on sequence change_no_sequence to drumbeat_founder, drumbeat_writer;
grant usage on sequence job_no_sequence, session_no_sequence to drumbeat_writer;

-- Readers of the whole organisation, the importer and the batch see every noun.
grant select on organisation, change, fiscal_period, fiscal_calendar, source_record, person, person_identity, employment, team, team_parent,
  team_membership, territory, territory_parent, territory_assignment, account_territory, quota, quota_leaf, seasonality, ramp_step, ramp_assignment, absence, day_off, account, product, opportunity,
  opportunity_owner, opportunity_event, split, credit_hold, opportunity_line, fx_rate, policy, run, attainment_cell, pipeline_cell,
  adjustment_cell, adjustment_cell_history, period_lock, organisation_history, fiscal_period_history, source_record_history, person_history, employment_history, team_history,
  team_parent_history, team_membership_history, territory_history, territory_parent_history, territory_assignment_history, account_territory_history,
  quota_history, quota_leaf_history, seasonality_history, ramp_step_history, ramp_assignment_history, absence_history, day_off_history,
  account_history, product_history, opportunity_history, opportunity_owner_history, split_history, credit_hold_history, opportunity_line_history,
  fx_rate_history, policy_history,
  attainment_cell_history, pipeline_cell_history,
  inquiry, inquiry_event, quota_letter, quota_letter_acknowledgement, job, job_finding,
  cadence_policy, cadence_policy_history, session, session_event, coaching_log, session_response, slot, slot_history, coaching_cell, coaching_cell_history,
  person_place, subject_name, team_name, person_name, inquiry_state, change_difference
  to drumbeat_reader, drumbeat_writer, drumbeat_batch;
-- What was said in an inquiry: people read it, the batch does not.
grant select on inquiry_text to drumbeat_reader, drumbeat_writer;
-- What was said in a session, and how it was rated: written, and read by the two of them and by the rater alone.
grant insert on coaching_text to drumbeat_writer;
grant insert, select, update on session_rating to drumbeat_writer;
grant select on coaching_text, session_rating to drumbeat_team, drumbeat_self;

-- The importer.
grant insert on change, opportunity_event, period_lock, fiscal_calendar, inquiry, inquiry_event, quota_letter, quota_letter_acknowledgement, session, session_event,
  coaching_log, session_response
  to drumbeat_writer;
grant insert, delete on inquiry_text to drumbeat_writer;
grant insert, update, delete on fiscal_period, source_record, person, person_identity, employment, team, team_parent,
  team_membership, territory, territory_parent, territory_assignment, account_territory, quota, quota_leaf, seasonality, ramp_step, ramp_assignment, absence, day_off, account, product, opportunity,
  opportunity_owner, split, credit_hold, opportunity_line, fx_rate, policy, cadence_policy to drumbeat_writer;
grant update on organisation to drumbeat_writer;
-- What is done for the server: a job is ended, not changed in what it was asked for.
grant insert, delete on job, job_finding to drumbeat_writer;
grant update (started_at, seen_at, ended_at, state, progress, problem, outcome) on job to drumbeat_writer;
grant insert on organisation_history, fiscal_period_history, source_record_history, person_history, employment_history,
  team_history, team_parent_history, team_membership_history, territory_history, territory_parent_history,
  territory_assignment_history, account_territory_history, quota_history, quota_leaf_history, seasonality_history, ramp_step_history, ramp_assignment_history, absence_history, day_off_history,
  account_history, product_history,
  opportunity_history, opportunity_owner_history, split_history, credit_hold_history, opportunity_line_history, fx_rate_history,
  policy_history, cadence_policy_history to drumbeat_writer;

-- The batch.
grant insert on run, attainment_cell_history, pipeline_cell_history, adjustment_cell_history, slot_history, coaching_cell_history to drumbeat_batch;
grant insert, update, delete on attainment_cell, pipeline_cell, adjustment_cell, slot, coaching_cell to drumbeat_batch;

-- A subtree of teams, and oneself: the facts and cells that carry the stamp, and what is needed to name them.
grant select on organisation, fiscal_period, fiscal_period_history, fiscal_calendar, person, person_identity, team, team_parent,
  team_membership, territory, territory_parent, territory_parent_history, account, product, opportunity, run, attainment_cell,
  pipeline_cell, adjustment_cell, attainment_cell_history, pipeline_cell_history, adjustment_cell_history, period_lock, inquiry, inquiry_event, inquiry_text,
  quota_letter, quota_letter_acknowledgement, session, session_event, coaching_log, session_response, slot, slot_history, coaching_cell, coaching_cell_history,
  subject_name, team_name, person_name, inquiry_state
  to drumbeat_team, drumbeat_self;

-- The gate: who presents a secret, and what his position and his grants give him today. It notes the use of a secret, ends a
-- link that was used up, opens the session, and prunes those long expired.
grant select on organisation, app_user, user_identity, user_subject, access_grant, credential, employment, team, team_parent, team_membership
  to drumbeat_gate;
grant insert, delete on credential to drumbeat_gate;
grant update (used_at, ended_at) on credential to drumbeat_gate;
grant usage on sequence access_no_sequence to drumbeat_gate;

-- Who admits users and grants roles. No number of the organisation is shown by this duty.
grant select on organisation, change, app_user, user_identity, user_subject, access_grant, credential, person, person_identity, source_record, employment,
  team_membership to drumbeat_administrator;
grant insert, update on app_user, user_identity to drumbeat_administrator;
grant insert, delete on user_subject to drumbeat_administrator;
grant insert, update, delete on access_grant to drumbeat_administrator;
grant insert on change, app_user_history, access_grant_history, credential to drumbeat_administrator;
grant update (ended_at) on credential to drumbeat_administrator;
grant usage on sequence change_no_sequence, access_no_sequence to drumbeat_administrator;

-- What a change did is shown whatever it changed, so that users and their roles are seen by whoever sees changes; logins only by
-- readers, digests of secrets by none of them.
grant select on app_user, access_grant, app_user_history, access_grant_history to drumbeat_reader, drumbeat_writer, drumbeat_batch;
grant select on user_identity to drumbeat_reader;

-- How the service does, whosever data it is: which organisations there are, when they were loaded and computed, what expires.
grant select (org_id, key) on organisation to drumbeat_monitor;
grant select (org_id, run_no, as_of, started_at, finished_at) on run to drumbeat_monitor;
grant select (org_id, change_no, made_at, kind) on change to drumbeat_monitor;
grant select (org_id, credential_no, kind, expires_at, ended_at) on credential to drumbeat_monitor;

-- The trail: the batch seals it, who sees the whole organisation reads it, the gate counts whom it refuses.
grant select on access_event, sign_in_refusal, audit_seal, stamped_row, change_touch to drumbeat_reader, drumbeat_writer, drumbeat_batch;
grant insert on audit_seal to drumbeat_batch;
grant insert on access_event to drumbeat_gate, drumbeat_administrator;
grant select, insert, update (refused) on sign_in_refusal to drumbeat_gate;

-- Reporting tools: the views, and what they are made of, without addresses. Whose rows is decided by the login.
revoke execute on function bind_reporting_login(text, bigint) from drumbeat_locator, drumbeat_founder, drumbeat_reader, drumbeat_writer, drumbeat_batch,
  drumbeat_team, drumbeat_self, drumbeat_gate, drumbeat_administrator;
revoke execute on function reporting_org_id() from drumbeat_locator, drumbeat_founder, drumbeat_reader, drumbeat_writer, drumbeat_batch, drumbeat_team,
  drumbeat_self, drumbeat_gate, drumbeat_administrator;
grant usage on schema drumbeat, reporting to drumbeat_reporting;
grant select on all tables in schema reporting to drumbeat_reporting;
grant select on currency, organisation, run, fiscal_period, fiscal_period_history, period_lock, person, employment, team, team_parent, team_membership,
  territory, territory_parent, product, quota, quota_history, quota_leaf, quota_leaf_history, attainment_cell, attainment_cell_history,
  adjustment_cell, adjustment_cell_history, pipeline_cell, team_name, person_name, subject_name
  to drumbeat_reporting;
grant select (org_id, person_id, display_name) on person_identity to drumbeat_reporting;
grant execute on function reporting_org_id(), fiscal_period_known_at(bigint, bigint), period_lock_at(bigint, bigint), quota_known_at(bigint, bigint),
  quota_leaf_known_at(bigint, bigint) to drumbeat_reporting;

-- Looking at the pages as another user: the administrator begins it, the gate ends it, and each user is told of what happened to his access.
grant update (views_as, views_until) on credential to drumbeat_administrator, drumbeat_gate;
grant select on access_event to drumbeat_gate;

-- A person's own data: who may read all of it decides before whose it is.
grant select on person_record to drumbeat_reader;

-- Erasing: everything is looked through, and only columns of words are rewritten, found in the catalogue. What was erased is sealed like any change;
-- an import looks for it.
grant select on person_erasure, erased_row, erasure_salt, erased_identifier to drumbeat_reader, drumbeat_writer, drumbeat_batch;
do $install$
declare
  tenant_table record;
begin
  for tenant_table in
    select c.relname, string_agg(quote_ident(e.column_name), ', ' order by e.column_name) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
    left join drumbeat.erasable_column() e on e.relation = c.relname
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r'
    group by c.relname
    order by c.relname
  loop
    execute format('grant select on drumbeat.%I to drumbeat_eraser', tenant_table.relname);
    if tenant_table.columns is not null then
      execute format('grant update (%s) on drumbeat.%I to drumbeat_eraser', tenant_table.columns, tenant_table.relname);
    end if;
  end loop;
end
$install$;
grant insert on change, person_erasure, erased_row, erasure_salt, erased_identifier, app_user_history, access_event to drumbeat_eraser;
grant update (is_active, changed_in) on app_user to drumbeat_eraser;
grant update (ended_at) on credential to drumbeat_eraser;
grant delete on user_subject, inquiry_text, coaching_text, session_rating to drumbeat_eraser;
grant usage on sequence change_no_sequence, access_no_sequence to drumbeat_eraser;
revoke execute on function erase_person(bigint, bigint, bigint, text[]) from drumbeat_locator, drumbeat_founder, drumbeat_reader, drumbeat_writer, drumbeat_batch,
  drumbeat_team, drumbeat_self, drumbeat_gate, drumbeat_administrator;
