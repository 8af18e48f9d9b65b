-- The coaching record. A subtree sees the rows stamped with one of its teams; a person sees the rows stamped with themself. What was said in
-- words is for the two who were there, whatever else they may see; a rating is for whoever gave it.
do $install$
declare
  name text;
begin
  foreach name in array array['session', 'session_event', 'coaching_log', 'session_response', 'slot', 'slot_history', 'coaching_cell', 'coaching_cell_history'] loop
    execute format('create policy subtree_of_teams on drumbeat.%I for select to drumbeat_team
                    using (org_id = drumbeat.current_org_id() and drumbeat.is_seen(team_id, (select drumbeat.teams_seen())))', name);
    execute format('create policy own_rows on drumbeat.%I for select to drumbeat_self
                    using (org_id = drumbeat.current_org_id() and rep_id = drumbeat.current_person_id())', name);
  end loop;
end
$install$;

create policy the_two_of_them on drumbeat.coaching_text for select to drumbeat_team, drumbeat_self
  using (org_id = drumbeat.current_org_id() and drumbeat.current_person_id() = any (array[manager_id, rep_id]));
create policy own_ratings on drumbeat.session_rating for select to drumbeat_team, drumbeat_self
  using (org_id = drumbeat.current_org_id() and rater_id = drumbeat.current_person_id());
