-- purpose: open a change: its number, and the audit header that every row of it is stamped with
-- cardinality: one row; none if a later change than $11 is there
-- $1 organisation, $2 number when it was already drawn (founding), else null, $3 actor, $4 kind, $5 reason, $6 request key, $7 file digest
-- $8 source, $9 instant of the extract, $10 nouns of an import, else null, $11 newest change that the caller knows of, or null; from where: the settings of the transaction
with numbered as materialized (
  select coalesce($2::bigint, nextval('change_no_sequence')) as change_no
  where $11::bigint is null or not exists (select from change c where c.org_id = $1::bigint and c.change_no > $11::bigint)
)
insert into change (org_id, change_no, made_at, actor, kind, reason, request_key, file_digest, source, extracted_at, nouns, origin)
select $1::bigint, change_no, clock_timestamp(), $3::text, $4::text, $5::text, $6::text, $7::text,
       $8::text, $9::timestamptz, $10::text[], current_origin()
from numbered
returning change_no
