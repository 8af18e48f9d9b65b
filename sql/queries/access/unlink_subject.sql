-- purpose: forget by which account of a provider a user signs in
-- cardinality: one row
-- columns: how many accounts were forgotten, none or one
-- $1 organisation, $2 user
with forgotten as (
  delete from user_subject where org_id = $1::bigint and user_id = $2::bigint returning 1
)
select count(*) from forgotten
