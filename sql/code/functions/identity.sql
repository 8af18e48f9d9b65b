-- Who is asking, as the transaction's own settings say. A setting that was transaction-local once comes back as
-- the empty string, so empty means absent, and an absent identity compares to nothing: the policies fail closed.

create function drumbeat.current_org_id() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('drumbeat.org_id', true), '')::bigint;

create function drumbeat.current_person_id() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('drumbeat.person_id', true), '')::bigint;

-- The teams are looked for as text: an array would be made anew from the setting for every row, five hundred teams each time. A sub-select
-- would make it once, and is what policies on a distributed table cannot have.
create function drumbeat.sees_team(team_id bigint) returns boolean
  language sql stable parallel safe
  return position(',' || team_id || ',' in ',' || current_setting('drumbeat.team_ids', true) || ',') > 0;

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
