-- purpose: whether the schema and the record of its migrations exist, and which major version the server has
-- cardinality: one row
select
  to_regclass('drumbeat_schema.migration') is not null as has_record,
  to_regnamespace('drumbeat') is not null as has_schema,
  current_setting('server_version_num')::integer / 10000 as server_major;
