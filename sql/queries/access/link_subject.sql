-- purpose: remember by which account of a provider a user signs in
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 user, $4 issuer, $5 subject
-- Of two browsers that do so at the same time for one user the second finds it done.
insert into user_subject (org_id, user_id, issuer, subject, changed_in)
values ($1::bigint, $3::bigint, $4::text, $5::text, $2::bigint)
on conflict (org_id, user_id) do nothing
