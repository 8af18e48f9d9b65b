-- purpose: everything that is kept about a person, table by table
-- cardinality: one row per table that has any
-- columns: table, what it holds, how many rows, the rows as a JSON array
-- $1 organisation, $2 person
select r.noun, regexp_replace(coalesce(obj_description(to_regclass('drumbeat.' || r.noun), 'pg_class'),
                                       'What was there before: ' || regexp_replace(obj_description(to_regclass('drumbeat.' || regexp_replace(r.noun, '_history$', '')), 'pg_class'), '^\[[A-Za-z]+\] ', '')),
                              '^\[[A-Za-z]+\] ', ''),
       count(*), jsonb_agg(r.content order by r.content)::text
from person_record r
where r.org_id = $1::bigint and r.person_id = $2::bigint
group by r.noun
order by r.noun collate "C"
