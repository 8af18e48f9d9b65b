-- purpose: write the products that are new or differ
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into product as current (org_id, product_id, name, family, list_price_minor, changed_in)
select $1::bigint, x.internal_id, s.name, s.family, s.list_price, $2::bigint
from staged_product s
join source_record x on x.org_id = $1 and x.source = $3::text and x.kind = 'product' and x.external_id = s.id
on conflict (org_id, product_id) do update
  set name = excluded.name, family = excluded.family, list_price_minor = excluded.list_price_minor,
      changed_in = excluded.changed_in
  where (current.name, current.family, current.list_price_minor)
        is distinct from (excluded.name, excluded.family, excluded.list_price_minor)
