-- purpose: take back what is stated of a cadence for a day and all later ones
-- cardinality: rows affected
-- $1 organisation, $2 kind, $3 scope, $4 whom it names, $5 day
delete from cadence_policy
where org_id = $1::bigint and kind = $2::text and scope = $3::text and scope_key = $4::text and during <@ daterange($5::date, null)
