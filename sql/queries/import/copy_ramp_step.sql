-- purpose: bring a file of ramp step rows into staging
-- cardinality: copy
copy staged_ramp_step (file_no, row_no, profile, month, share) from stdin (format binary)
