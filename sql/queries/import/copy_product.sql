-- purpose: bring a file of product rows into staging
-- cardinality: copy
copy staged_product (file_no, row_no, id, name, family, list_price) from stdin (format binary)
