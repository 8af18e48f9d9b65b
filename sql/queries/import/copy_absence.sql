-- purpose: bring a file of absence rows into staging
-- cardinality: copy
copy staged_absence (file_no, row_no, person, "from", "to", kind, relief, reason) from stdin (format binary)
