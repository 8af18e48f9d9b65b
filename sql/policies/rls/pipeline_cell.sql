-- A subtree sees the rows stamped with one of its teams; a person sees the rows stamped with themself.
create policy subtree_of_teams on drumbeat.pipeline_cell for select to drumbeat_team
  using (org_id = drumbeat.current_org_id() and drumbeat.is_seen(team_id, (select drumbeat.teams_seen())));
create policy own_rows on drumbeat.pipeline_cell for select to drumbeat_self
  using (org_id = drumbeat.current_org_id() and rep_id = drumbeat.current_person_id());
-- A report of a former run, or of a locked period, reads what the cells were.
create policy subtree_of_teams on drumbeat.pipeline_cell_history for select to drumbeat_team
  using (org_id = drumbeat.current_org_id() and drumbeat.is_seen(team_id, (select drumbeat.teams_seen())));
create policy own_rows on drumbeat.pipeline_cell_history for select to drumbeat_self
  using (org_id = drumbeat.current_org_id() and rep_id = drumbeat.current_person_id());
