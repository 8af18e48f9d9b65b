-- purpose: the applied migrations
-- cardinality: many rows, by number
select
  number, name, checksum, chain_hash,
  to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as applied_at,
  applied_by_version
from drumbeat_schema.migration
order by number;
