-- purpose: let what is stated of a cadence before a day end with that day
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 kind, $4 scope, $5 whom it names, $6 day
update cadence_policy
set during = during * daterange(null, $6::date), changed_in = $2::bigint
where org_id = $1::bigint and kind = $3::text and scope = $4::text and scope_key = $5::text
  and during && daterange($6, null) and not during <@ daterange($6, null)
