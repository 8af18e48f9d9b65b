-- purpose: take on an organisation and a role for the rest of the transaction
-- cardinality: one row
select set_config('drumbeat.org_id', $1::text, true), set_config('role', $2::text, true)
