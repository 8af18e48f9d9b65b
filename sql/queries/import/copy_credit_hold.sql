-- purpose: bring a file of held deals into staging
-- cardinality: copy
copy staged_credit_hold (file_no, row_no, opportunity, until, person) from stdin (format binary)
