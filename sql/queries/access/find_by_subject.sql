-- purpose: the user whom a provider of identities means: by its subject, or, of a user who never came from a provider, by his verified address
-- cardinality: one row, or none
-- columns: user, login, whether he is known by the subject, whether he may enter today
-- $1 organisation, $2 issuer, $3 subject, $4 verified e-mail address in small letters, or null
-- Who has come from a provider is known by its subject alone: an address can come to belong to somebody else.
with today as materialized (
  select (now() at time zone o.zone)::date as day from organisation o where o.org_id = $1::bigint
),
known as (
  select s.user_id from user_subject s where s.org_id = $1 and s.issuer = $2::text and s.subject = $3::text
),
meant as (
  select k.user_id, true as is_known from known k
  union all
  select i.user_id, false
  from user_identity i
  where i.org_id = $1 and i.login = $4::text
    and not exists (select from known)
    and not exists (select from user_subject s where s.org_id = $1 and s.user_id = i.user_id)
)
select m.user_id, i.login, m.is_known,
       u.is_active
         and (not exists (select from employment e where e.org_id = $1 and e.person_id = u.person_id)
              or exists (select from employment e where e.org_id = $1 and e.person_id = u.person_id and e.during @> today.day))
         and (u.person_id is not null
              or exists (select from access_grant g where g.org_id = $1 and g.user_id = u.user_id and g.during @> today.day))
from meant m
cross join today
join app_user u on u.org_id = $1 and u.user_id = m.user_id
join user_identity i on i.org_id = $1 and i.user_id = m.user_id
