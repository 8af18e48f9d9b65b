-- purpose: open a change: its number, and the audit header that every row of it is stamped with
-- cardinality: one row
-- $1 organisation, $2 number when it was already drawn (founding), else null, $3 actor, $4 kind, $5 reason, $6 request key, $7 file digest
with numbered as materialized (select coalesce($2::bigint, nextval('change_no_sequence')) as change_no)
insert into change (org_id, change_no, made_at, actor, kind, reason, request_key, file_digest)
select $1::bigint, change_no, clock_timestamp(), $3::text, $4::text, $5::text, $6::text, $7::text from numbered
returning change_no
