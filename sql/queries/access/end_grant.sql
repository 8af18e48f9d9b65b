-- purpose: let a grant end with the day before
-- cardinality: one row
-- columns: how many grants were ended or, where they had not begun, taken back
-- $1 organisation, $2 change, $3 user, $4 role, $5 the first day without it
with taken_back as (
  delete from access_grant
  where org_id = $1::bigint and user_id = $3::bigint and role = $4::text and during <@ daterange($5::date, null)
  returning 1
),
ended as (
  update access_grant set during = during * daterange(null, $5), changed_in = $2::bigint
  where org_id = $1 and user_id = $3 and role = $4 and during && daterange($5, null) and not during <@ daterange($5, null)
  returning 1
)
select (select count(*) from taken_back) + (select count(*) from ended)
