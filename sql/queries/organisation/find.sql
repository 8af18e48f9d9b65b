-- purpose: the organisation of a key, under the identity that may see that one alone
-- cardinality: zero or one row
select org_id, key, name, currency, zone, week_starts, fiscal_year_start_month, fiscal_weeks
from organisation
where key = $1::text
