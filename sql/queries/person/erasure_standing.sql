-- purpose: what speaks against erasing a person
-- cardinality: one row
-- columns: the change by which he was erased already or null; whether he works here today or later; whether he is the only administrator;
--          which of the words name him: their places from 1
-- $1 organisation, $2 person, $3 by what else he is called, $4 words that would be kept; empty ones name nobody
with today as materialized (
  select (now() at time zone o.zone)::date as day from organisation o where o.org_id = $1::bigint
),
administrator as materialized (
  select distinct u.user_id, u.person_id
  from today
  join access_grant g on g.org_id = $1 and g.role = 'administrator' and g.during @> today.day
  join app_user u on u.org_id = g.org_id and u.user_id = g.user_id and u.is_active
),
called as materialized (
  select p.pattern
  from (select identity_pattern(i.identifier) as pattern from person_identifier($1, $2::bigint, $3::text[]) i where i.is_telling
        union all
        select identity_pattern('user:' || l.login) from app_user u join user_identity l on l.org_id = u.org_id and l.user_id = u.user_id
        where u.org_id = $1 and u.person_id = $2) p
)
select (select max(e.changed_in) from person_erasure e where e.org_id = $1 and e.person_id = $2),
       exists (select from employment e cross join today where e.org_id = $1 and e.person_id = $2 and not (e.during << daterange(today.day, null)))
         or (not exists (select from employment e where e.org_id = $1 and e.person_id = $2)
             and exists (select from team_membership m cross join today where m.org_id = $1 and m.person_id = $2 and m.during @> today.day)),
       exists (select from administrator a where a.person_id = $2) and (select count(*) from administrator) = 1,
       array(select w.place::integer from unnest($4::text[]) with ordinality w (word, place)
             where exists (select from called c where w.word ~* c.pattern) order by w.place)
