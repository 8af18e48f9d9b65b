-- purpose: count a secret that was refused
-- cardinality: rows affected
-- $1 organisation, $2 kind
insert into sign_in_refusal (org_id, hour, kind, refused)
values ($1::bigint, date_trunc('hour', now(), 'UTC'), $2::text, 1)
on conflict (org_id, hour, kind) do update set refused = sign_in_refusal.refused + 1
