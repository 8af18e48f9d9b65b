-- purpose: bring a file of seasonality rows into staging
-- cardinality: copy
copy staged_seasonality (file_no, row_no, profile, part, weight) from stdin (format binary)
