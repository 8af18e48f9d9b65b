-- purpose: bring a file of split rows into staging
-- cardinality: copy
copy staged_split (file_no, row_no, opportunity, person, kind, share) from stdin (format binary)
