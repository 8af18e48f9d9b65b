-- purpose: analyze the tables of which many rows changed, so that the next reader's plan is made for what they hold now
-- cardinality: one row, the number of tables analyzed
select drumbeat.refresh_statistics()
