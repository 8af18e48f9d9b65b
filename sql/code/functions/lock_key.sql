-- The advisory locks of one organisation. 'fence': writers share it, the batch takes it alone for the instant in
-- which it fixes its snapshot. 'import' and 'run': one import, one run of an organisation at a time.

create function drumbeat.lock_key(org_id bigint, purpose text) returns bigint
  language sql immutable parallel safe strict
  return org_id * 8 + case purpose when 'fence' then 0 when 'import' then 1 when 'run' then 2 end;
