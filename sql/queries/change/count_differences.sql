-- purpose: how many rows a change added, changed and removed, by noun
-- cardinality: one row per noun that changed
select noun, count(*) filter (where action = 'added'), count(*) filter (where action = 'changed'),
       count(*) filter (where action = 'removed')
from change_difference
where org_id = $1::bigint and change_no = $2::bigint
group by noun
order by noun collate "C"
