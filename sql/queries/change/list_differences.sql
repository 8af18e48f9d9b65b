-- purpose: what a change did to each row, field by field, things named by their source identifiers
-- cardinality: one row per changed field, or per row added or removed
-- $1 organisation, $2 change, $3 most rows
select d.noun, d.action, coalesce(own.external_id, d.key) collate "C" as key, f.field,
       coalesce(former.external_id, f.before), coalesce(present.external_id, f.after)
from (select org_id, change_no, noun, action, key, before, after from change_difference
      union all
      -- Names and addresses have no history and are not shown: that they differ is all there is to say.
      select i.org_id, i.changed_in, 'person_identity', case when p.changed_in = i.changed_in then 'added' else 'changed' end,
             i.person_id::text, null, null
      from person_identity i join person p on p.org_id = i.org_id and p.person_id = i.person_id) d
cross join lateral (
  select n.key as field, d.before ->> n.key as before, n.value as after,
         case n.key when 'owner_id' then 'person' when 'rep_id' then 'person' when 'manager_id' then 'person' when 'person_id' then 'person'
                    when 'account_id' then 'account' when 'product_id' then 'product' when 'territory_id' then 'territory'
                    when 'team_id' then 'team'
                    when 'parent_id' then case d.noun when 'territory_parent' then 'territory' else 'team' end end as kind
  from jsonb_each_text(d.after) n
  where d.action = 'changed' and n.key <> 'changed_in' and d.before ->> n.key is distinct from n.value
  union all
  select null, null, null, null where d.action <> 'changed' or d.noun = 'person_identity'
) f
left join lateral (select min(x.external_id collate "C") as external_id from source_record x
                   where x.org_id = $1 and x.kind = case d.noun when 'person_identity' then 'person' else d.noun end and x.internal_id = case when d.key ~ '^\d+$' then d.key::bigint end) own on true
left join lateral (select min(x.external_id collate "C") as external_id from source_record x
                   where x.org_id = $1 and x.kind = f.kind
                     and x.internal_id = case when f.kind is not null then f.before::bigint end) former on true
left join lateral (select min(x.external_id collate "C") as external_id from source_record x
                   where x.org_id = $1 and x.kind = f.kind
                     and x.internal_id = case when f.kind is not null then f.after::bigint end) present on true
where d.org_id = $1::bigint and d.change_no = $2::bigint and d.noun <> 'source_record'
order by d.noun collate "C", d.action, key, f.field collate "C"
limit $3::integer
