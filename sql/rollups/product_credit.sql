-- purpose: which product the credit of deals with order lines stands in
-- grain: deal × kind × product · population: won deals with lines that sum to something · inputs: product_credit
-- $1 organisation, $2 as-of, $3 known change
insert into product_credit (opportunity_id, kind, product_id, month_id, quarter_id, year_id, is_excluded, credit_minor, dated_minor, report_minor)
select opportunity_id, kind, product_id, month_id, quarter_id, year_id, is_excluded, credit_minor, dated_minor, report_minor
from product_credit($1::bigint, $2::date, $3::bigint)
