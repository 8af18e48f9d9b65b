-- purpose: bring a file of person rows into staging
-- cardinality: copy
copy staged_person (file_no, row_no, id, name, email, role, team, leader, region, hired_on, left_on, other_id, node, zone, holiday_calendar, motion) from stdin (format binary)
