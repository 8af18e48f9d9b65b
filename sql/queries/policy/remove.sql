-- purpose: take back what is stated of a policy for a day and all later ones
-- cardinality: rows affected
-- $1 organisation, $2 key, $3 day (null: every day)
delete from policy where org_id = $1::bigint and key = $2::text and during <@ daterange($3::date, null)
