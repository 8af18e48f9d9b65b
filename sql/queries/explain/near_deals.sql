-- purpose: identifiers of deals that somebody may have meant: equal but for letter case, or beginning alike
-- cardinality: up to 500 rows
-- $1 organisation, $2 what was asked for
select external_id collate "C"
from source_record
where org_id = $1::bigint and kind = 'opportunity'
  and (lower(external_id) = lower($2::text) or starts_with(lower(external_id), lower(left($2, greatest(length($2) - 2, 1)))))
order by lower(external_id) <> lower($2), abs(length(external_id) - length($2)), external_id collate "C"
limit 500
