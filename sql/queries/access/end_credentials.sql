-- purpose: end a token, or everything by which a user is known
-- cardinality: one row
-- columns: how many were ended
-- $1 organisation, $2 number of a token or null, $3 user or null
with ended as (
  update credential set ended_at = now()
  where org_id = $1::bigint and ended_at is null and ((kind = 'token' and credential_no = $2::bigint) or user_id = $3::bigint)
  returning credential_no
)
select count(*) from ended
