-- purpose: what a set created, last first: the order in which it can be dropped
-- cardinality: many rows
-- $1 kind
select type, identity
from drumbeat_schema.installed_object
where kind = $1
order by ordinal desc;
