-- purpose: write the lines that are new or differ
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into opportunity_line as current (org_id, opportunity_id, line, product_id, amount_minor, quantity, changed_in)
select $1::bigint, s.opportunity_id, s.line, s.product_id, s.amount_minor, s.quantity, $2::bigint
from stated_opportunity_line s
on conflict (org_id, opportunity_id, line) do update
  set product_id = excluded.product_id, amount_minor = excluded.amount_minor, quantity = excluded.quantity, changed_in = excluded.changed_in
  where (current.product_id, current.amount_minor, current.quantity) is distinct from (excluded.product_id, excluded.amount_minor, excluded.quantity)
