-- purpose: remove the other identifier of everybody for whom the roster states one that differs
-- cardinality: rows affected
-- $1 organisation, $2 source
delete from source_record x
using staged_person s, source_record own
where x.org_id = $1::bigint and x.source = $2::text and x.kind = 'person_alias'
  and own.org_id = x.org_id and own.source = x.source and own.kind = 'person' and own.external_id = s.id
  and x.internal_id = own.internal_id and s.other_id is not null and s.other_id <> x.external_id
