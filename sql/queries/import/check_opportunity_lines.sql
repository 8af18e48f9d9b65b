-- purpose: what is wrong with the staged order lines that no single cell can show
-- cardinality: one row per finding: file, row, field, value, code, detail (what the code's sentence needs)
-- $1 organisation, $2 source
with line as (
  select l.*, coalesce(l.currency, g.currency) as currency_code, coalesce(t.currency, o.currency, g.currency) as deal_currency,
         t.id is not null or x.internal_id is not null as is_known,
         row_number() over one as place, first_value(l.file_no) over one as first_file, first_value(l.row_no) over one as first_row
  from staged_opportunity_line l
  join organisation g on g.org_id = $1::bigint
  left join (select id, min(coalesce(s.currency, w.currency)) as currency
             from staged_opportunity s join organisation w on w.org_id = $1 group by id) t on t.id = l.opportunity
  left join source_record x on x.org_id = $1 and x.source = $2::text and x.kind = 'opportunity' and x.external_id = l.opportunity
  left join opportunity o on o.org_id = $1 and o.opportunity_id = x.internal_id
  window one as (partition by l.opportunity, l.line order by l.file_no, l.row_no)
)
select file_no, row_no, 'opportunity', opportunity, 'reference.unknown', 'opportunity'
from line where opportunity is not null and not is_known
union all
select l.file_no, l.row_no, 'product', l.product, 'reference.unknown', 'product'
from line l
where l.product is not null
  and not exists (select from source_record x where x.org_id = $1 and x.source = $2 and x.kind = 'product' and x.external_id = l.product)
  and not exists (select from staged_product t where t.id = l.product)
union all
select file_no, row_no, 'line', line, 'key.duplicate', first_file || ':' || first_row
from line where place > 1 and opportunity is not null and line is not null
union all
select file_no, row_no, 'currency', currency, 'line.currency', deal_currency
from line where is_known and currency_code <> deal_currency
union all
select file_no, row_no, 'quantity', quantity, 'line.quantity_invalid', null
from line where quantity !~ '^-?[0-9]{1,12}([.][0-9]{1,6})?$'
