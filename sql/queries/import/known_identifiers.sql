-- purpose: the identifiers that a reference could have meant, for "did you mean"
-- cardinality: up to 20,000 rows
-- $1 organisation, $2 source, $3 kind
select known.id collate "C"
from (
  select x.external_id as id from source_record x where x.org_id = $1::bigint and x.source = $2::text and x.kind = $3::text
  union select id from staged_product where $3 = 'product'
  union select id from staged_opportunity where $3 = 'opportunity'
  union select id from staged_account where $3 = 'account'
  union select id from staged_team where $3 = 'team'
  union select id from staged_person where $3 = 'person'
  union select leader from staged_person where $3 = 'person'
  union select other_id from staged_person where $3 = 'person'
  union select x.external_id from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'person_alias' and $3 = 'person'
  union select team from staged_person where $3 = 'team' and not exists (select from staged_team)
  union select id from staged_territory where $3 = 'territory'
  union select profile from seasonality where org_id = $1 and $3 = 'seasonality'
  union select profile from staged_seasonality where $3 = 'seasonality'
  union select profile from ramp_step where org_id = $1 and $3 = 'ramp'
  union select profile from staged_ramp_step where $3 = 'ramp') known
where known.id is not null and known.id !~ '^(team|region|leader):'
order by 1
limit 20000
