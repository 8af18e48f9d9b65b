-- purpose: give a number to every account that the source names for the first time, in the order of its identifiers
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into source_record (org_id, source, kind, external_id, internal_id, changed_in)
select $1::bigint, $3::text, 'account', fresh.id,
       (select coalesce(max(internal_id), 0) from source_record where org_id = $1 and kind = 'account')
         + row_number() over (order by fresh.id collate "C"),
       $2::bigint
from (select distinct s.id from staged_account s
      where not exists (select from source_record x
                        where x.org_id = $1 and x.source = $3 and x.kind = 'account' and x.external_id = s.id)) fresh
