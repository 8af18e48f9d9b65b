-- The advisory locks of one organisation. 'fence': writers share it, the batch takes it alone for the instant in
-- which it fixes its snapshot. 'import', 'run' and 'seal': one import, one run, one sealing of an organisation at a time. 'events': the fence
-- of what happens to access outside a change.

create function drumbeat.lock_key(org_id bigint, purpose text) returns bigint
  language sql immutable parallel safe strict
  return org_id * 8 + case purpose when 'fence' then 0 when 'import' then 1 when 'run' then 2 when 'events' then 3 when 'seal' then 4 end;
