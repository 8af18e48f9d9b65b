-- What the program records about the schema itself, apart from the schema it describes. Everyone may read it: each
-- command asks at its start whether program and database fit.

create schema if not exists drumbeat_schema;
grant usage on schema drumbeat_schema to public;

create table if not exists drumbeat_schema.migration (
  number             integer     not null,
  name               text        not null,
  checksum           text        not null,
  chain_hash         text        not null,
  applied_at         timestamptz not null default now(),
  applied_by_version text        not null,
  primary key (number),
  constraint migration_number_positive check (number > 0),
  constraint migration_name_unique unique (name),
  constraint migration_checksum_is_sha256 check (checksum ~ '^[0-9a-f]{64}$'),
  constraint migration_chain_hash_is_sha256 check (chain_hash ~ '^[0-9a-f]{64}$')
);
comment on table drumbeat_schema.migration is
  'One row per applied migration. chain_hash covers this and every earlier one, so none can be edited unnoticed.';
grant select on drumbeat_schema.migration to public;

create table if not exists drumbeat_schema.installed (
  kind   text not null,
  digest text not null,
  primary key (kind),
  constraint installed_kind_known check (kind in ('code', 'policies', 'objects'))
);
comment on table drumbeat_schema.installed is
  'Digest of each set of files as it was last installed; objects is the fingerprint of the resulting schema.';
grant select on drumbeat_schema.installed to public;

create table if not exists drumbeat_schema.installed_object (
  kind     text    not null,
  ordinal  integer not null,
  type     text    not null,
  identity text    not null,
  primary key (kind, ordinal),
  constraint installed_object_kind_known check (kind in ('code', 'policies'))
);
comment on table drumbeat_schema.installed_object is
  'What each set created, in order: exactly this is dropped, in reverse order, before the set is installed again.';
grant select on drumbeat_schema.installed_object to public;
