-- Who is asking, as the transaction's own settings say. A setting that was transaction-local once comes back as
-- the empty string, so empty means absent, and an absent identity compares to nothing: the policies fail closed.

create function drumbeat.current_org_id() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('drumbeat.org_id', true), '')::bigint;

create function drumbeat.current_person_id() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('drumbeat.person_id', true), '')::bigint;

-- The setting has a character for each team of the organisation, in the order of their numbers: 1 for a team that is seen. So a row costs the
-- same however many teams there are; a list of them would be read from its beginning for every row. As bytes, because the characters of a
-- text are counted. Where there is no setting or no such character, the team is not seen.
create function drumbeat.teams_seen() returns bytea
  language sql stable parallel safe
  return textsend(current_setting('drumbeat.teams_seen', true));

-- Policies write teams_seen() as a sub-select, so that the setting is looked up once and not for every row, which takes twice as long. Policies
-- on a distributed table cannot have sub-selects: there the two words around it are left out.
create function drumbeat.is_seen(team_id bigint, teams_seen bytea) returns boolean
  language sql immutable parallel safe
  return substr(teams_seen, team_id::integer, 1) = '1'::bytea;

create function drumbeat.current_change_no() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('drumbeat.change_no', true), '')::bigint;

create function drumbeat.current_run_no() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('drumbeat.run_no', true), '')::bigint;

-- From where: what the program says of the request that it works for.
create function drumbeat.current_origin() returns jsonb
  language sql stable parallel safe
  return nullif(current_setting('drumbeat.origin', true), '')::jsonb;
