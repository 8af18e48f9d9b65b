-- purpose: the nouns of which an extract newer than this one was loaded from the same source
-- cardinality: one row per noun
-- $1 organisation, $2 source, $3 nouns, $4 instant of the extract
select noun, to_char(max(c.extracted_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
from change c
cross join unnest(c.nouns) noun
where c.org_id = $1::bigint and c.source = $2::text and noun = any ($3::text[]) and c.extracted_at > $4::timestamptz
group by noun
order by noun collate "C"
