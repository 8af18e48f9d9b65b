-- purpose: the inquiries that the reader's own sight shows
-- cardinality: one row per inquiry
-- $1 organisation
select inquiry_no from inquiry where org_id = $1::bigint
