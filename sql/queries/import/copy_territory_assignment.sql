-- purpose: bring a file of territory assignment rows into staging
-- cardinality: copy
copy staged_territory_assignment (file_no, row_no, territory, person, share, "from", "to") from stdin (format binary)
