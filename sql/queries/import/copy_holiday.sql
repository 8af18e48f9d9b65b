-- purpose: bring a file of holiday rows into staging
-- cardinality: copy
copy staged_holiday (file_no, row_no, calendar, day, name) from stdin (format binary)
