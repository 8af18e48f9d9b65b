-- purpose: bring a file of ramp assignment rows into staging
-- cardinality: copy
copy staged_ramp_assignment (file_no, row_no, person, profile, "from", cutoff) from stdin (format binary)
