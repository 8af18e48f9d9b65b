-- purpose: bring a file of order lines into staging
-- cardinality: copy
copy staged_opportunity_line (file_no, row_no, opportunity, line, product, amount, currency, quantity) from stdin (format binary)
