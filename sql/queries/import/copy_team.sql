-- purpose: bring a file of team rows into staging
-- cardinality: copy
copy staged_team (file_no, row_no, id, name, level, parent) from stdin (format binary)
