-- purpose: admit a user
-- cardinality: one row
-- columns: his number
-- $1 organisation, $2 change, $3 login, $4 person or null
with admitted as (
  insert into app_user (org_id, user_id, person_id, is_active, changed_in)
  values ($1::bigint, nextval('access_no_sequence'), $4::bigint, true, $2::bigint)
  returning user_id
)
insert into user_identity (org_id, user_id, login, changed_in)
select $1, a.user_id, $3::text, $2 from admitted a
returning user_id
