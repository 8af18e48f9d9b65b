-- purpose: what the server says of itself, for the checks of `drumbeat doctor`; names with their schema, because no identity is taken on
-- cardinality: one row
-- columns: version as number and text; its clock, microseconds since 1970; connections in use and allowed; whether autovacuum and the
--          statistics it needs are on; whether it is a standby; whether it knows the time zones; whether the extension is there; size of
--          the database in bytes; statements that wait for a lock, and for how many seconds the longest has
select current_setting('server_version_num')::integer, current_setting('server_version'),
       (extract(epoch from clock_timestamp()) * 1000000)::bigint,
       (select sum(numbackends) from pg_catalog.pg_stat_database)::bigint, current_setting('max_connections')::integer,
       current_setting('autovacuum')::boolean and current_setting('track_counts')::boolean, pg_catalog.pg_is_in_recovery(),
       exists (select from pg_catalog.pg_timezone_names where name = 'Europe/Berlin'),
       exists (select from pg_catalog.pg_extension where extname = 'btree_gist'),
       pg_catalog.pg_database_size(current_database()),
       (select count(*) from pg_catalog.pg_locks where not granted),
       (select coalesce(max(extract(epoch from clock_timestamp() - waitstart)), 0)::bigint from pg_catalog.pg_locks where not granted)
