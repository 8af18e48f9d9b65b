-- purpose: write the deals that differ; the stamps follow below in restamp_opportunities
-- cardinality: rows affected
-- $1 organisation, $2 change
update opportunity o
set owner_id = s.owner_id, account_id = s.account_id, product_id = s.product_id, stage = s.stage,
    source_stage = s.source_stage, amount_minor = s.amount_minor, currency = s.currency,
    created_on = s.created_on, close_on = s.close_on, close_period_id = s.close_period_id,
    booked_on = s.booked_on, booked_period_id = s.booked_period_id, changed_in = $2::bigint
from stated_opportunity s
where o.org_id = $1::bigint and o.opportunity_id = s.opportunity_id and not s.is_new and s.is_different
