-- purpose: bring a file of quota rows into staging
-- cardinality: copy
copy staged_quota (file_no, row_no, person, team, territory, period, amount, component, layer, seasonality, if_leader, "from", "to", months, account) from stdin (format binary)
