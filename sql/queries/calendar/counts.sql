-- purpose: what a change of calendar does
-- cardinality: one row
-- $1 organisation, $2 change
-- columns: leaf periods that are gone, leaf periods that are new, deals that close in another leaf period
select (select count(*) from gone_period where level = 'month'),
       (select count(*) from planned_period p join fiscal_period f on f.org_id = $1::bigint and f.period_id = p.period_id and f.calendar_version = p.calendar_version
        where p.level = 'month' and f.changed_in = $2::bigint),
       (select count(*) from opportunity where org_id = $1 and changed_in = $2)
