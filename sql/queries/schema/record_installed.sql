-- purpose: record the digest of a set that was installed
-- cardinality: none
-- $1 kind, $2 digest
insert into drumbeat_schema.installed (kind, digest)
values ($1, $2)
on conflict (kind) do update set digest = excluded.digest;
