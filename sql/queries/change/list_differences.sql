-- purpose: what a change did to each row, field by field
-- cardinality: one row per changed field, or per row added or removed
-- $1 organisation, $2 change, $3 most rows
select d.noun, d.action, d.key, f.field, f.before, f.after
from change_difference d
cross join lateral (
  select n.key as field, d.before ->> n.key as before, n.value as after
  from jsonb_each_text(d.after) n
  where d.action = 'changed' and n.key <> 'changed_in' and d.before ->> n.key is distinct from n.value
  union all
  select null, null, null where d.action <> 'changed'
) f
where d.org_id = $1::bigint and d.change_no = $2::bigint and d.noun <> 'source_record'
order by d.noun collate "C", d.action, d.key collate "C", f.field collate "C"
limit $3::integer
