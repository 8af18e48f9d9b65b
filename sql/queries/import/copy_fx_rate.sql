-- purpose: bring a file of currency rates into staging
-- cardinality: copy
copy staged_fx_rate (file_no, row_no, currency, kind, rate, "from", "to") from stdin (format binary)
