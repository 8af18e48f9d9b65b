-- purpose: let what a policy is before a day end with that day
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 key, $4 day (null: nothing is before it)
update policy
set during = during * daterange(null, $4::date), changed_in = $2::bigint
where org_id = $1::bigint and key = $3::text and during && daterange($4, null) and not during <@ daterange($4, null)
