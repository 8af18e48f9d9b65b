-- purpose: every period of the fiscal calendar as it is known now
-- cardinality: one row per period, each year before its quarters and each quarter before its leaf periods
-- columns: number, level, label, first day, day after the last, quarter (0 = none), year, the version it came with
select period_id, level, label, lower(during), upper(during), coalesce(quarter_id, 0), year_id, calendar_version
from fiscal_period
where org_id = $1::bigint
order by lower(during), upper(during) desc, level <> 'year', level <> 'quarter'
