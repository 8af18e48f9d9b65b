-- purpose: every deal names people, an account and a product that exist (the table has no row-wise foreign keys)
-- returns a row per deal that does not
select format('deal %s names owner %s, account %s, product %s: not all of them exist', o.opportunity_id, o.owner_id, o.account_id, o.product_id)
from opportunity o
where not exists (select from person p where p.org_id = o.org_id and p.person_id = o.owner_id)
   or (o.account_id is not null and not exists (select from account a where a.org_id = o.org_id and a.account_id = o.account_id))
   or (o.product_id is not null and not exists (select from product p where p.org_id = o.org_id and p.product_id = o.product_id))
