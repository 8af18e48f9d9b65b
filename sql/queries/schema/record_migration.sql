-- purpose: record that a migration was applied
-- cardinality: none
-- $1 number, $2 name, $3 checksum, $4 chain hash, $5 version of the program
insert into drumbeat_schema.migration (number, name, checksum, chain_hash, applied_by_version)
values ($1, $2, $3, $4, $5);
