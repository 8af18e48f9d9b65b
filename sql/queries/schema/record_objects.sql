-- purpose: record what a set created
-- cardinality: none
-- $1 kind, $2 types, $3 identities, both in the order of creation
insert into drumbeat_schema.installed_object (kind, ordinal, type, identity)
select $1, ordinal::integer, type, identity
from unnest($2::text[], $3::text[]) with ordinality as created (type, identity, ordinal);
