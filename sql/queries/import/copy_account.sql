-- purpose: bring a file of account rows into staging
-- cardinality: copy
copy staged_account (file_no, row_no, id, name, industry, country) from stdin (format binary)
