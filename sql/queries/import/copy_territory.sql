-- purpose: bring a file of territory rows into staging
-- cardinality: copy
copy staged_territory (file_no, row_no, id, name, parent) from stdin (format binary)
