-- purpose: how many rows a change added, changed and removed, by noun
-- cardinality: one row per noun that changed
select noun, count(*) filter (where action = 'added'), count(*) filter (where action = 'changed'),
       count(*) filter (where action = 'removed')
from change_difference
where org_id = $1::bigint and change_no = $2::bigint
group by noun
union all
-- Personal data has no history; whose it is, is new or was known before.
select 'person_identity', count(*) filter (where p.changed_in = $2), count(*) filter (where p.changed_in <> $2), 0
from person_identity i
join person p on p.org_id = i.org_id and p.person_id = i.person_id
where i.org_id = $1 and i.changed_in = $2
having count(*) > 0
union all
-- What an erasure rewrote has no history either: how many rows, in the tables that are sealed.
select noun, 0, count(*), 0
from erased_row
where org_id = $1 and changed_in = $2
group by noun
order by 1
