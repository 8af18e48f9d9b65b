-- purpose: forget what a set had created, once that was dropped
-- cardinality: none
-- $1 kind
delete from drumbeat_schema.installed_object where kind = $1;
