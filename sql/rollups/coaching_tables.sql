-- purpose: the working tables of the coaching record in one run, gone with its transaction
-- cardinality: script
create temporary table coaching_pair (
  manager_id bigint, rep_id bigint, team_id bigint, during daterange, span daterange) on commit drop;
create temporary table person_off (person_id bigint, day date, reason text) on commit drop;
create temporary table week_off (person_id bigint, week_on date, bits integer) on commit drop;
create temporary table coaching_session (
  session_no bigint, kind text, manager_id bigint, rep_id bigint, group_no bigint, original_on date, original_start timestamptz, week_on date,
  starts_on date, is_cancelled boolean, is_declined boolean, move_count integer, cancel_count integer,
  log_on date, minutes integer, is_complete boolean, complete_on date, answer text, grace_on date) on commit drop;
create temporary table expected_slot (
  kind text, manager_id bigint, rep_id bigint, team_id bigint, starts_on date, ends_on date, min_minutes smallint,
  active datemultirange, usable datemultirange) on commit drop;
create temporary table fresh_slot (like slot) on commit drop;
create temporary table fresh_coaching_cell (like coaching_cell) on commit drop;
