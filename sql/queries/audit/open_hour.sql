-- purpose: the beginning of the hour that is still open; asked under the locks of close_hour.sql, nothing comes to light before it any more
-- cardinality: one row
select date_trunc('hour', clock_timestamp(), 'UTC')
