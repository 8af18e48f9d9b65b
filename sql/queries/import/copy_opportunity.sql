-- purpose: bring a file of opportunity rows into staging
-- cardinality: copy
copy staged_opportunity (file_no, row_no, id, owner, account, product, stage, amount, currency, created_on, close_on, booked_on, canonical_stage) from stdin (format binary)
