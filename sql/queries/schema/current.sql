-- purpose: what is compared with the program at the start of every command
-- cardinality: one row; chain_hash and the digests are null as long as nothing was recorded
select
  coalesce((select max(number) from drumbeat_schema.migration), 0) as number,
  (select chain_hash from drumbeat_schema.migration order by number desc limit 1) as chain_hash,
  (select digest from drumbeat_schema.installed where kind = 'code') as code_digest,
  (select digest from drumbeat_schema.installed where kind = 'policies') as policies_digest,
  (select digest from drumbeat_schema.installed where kind = 'objects') as objects_digest;
