-- purpose: the calendars that followed the one of the founding
-- cardinality: one row per version, in their order
select v.calendar_version, v.from_day, v.rule, v.changed_in, to_char(c.made_at at time zone 'UTC', 'YYYY-MM-DD'), c.actor, coalesce(c.reason, '')
from fiscal_calendar v
join change c on c.org_id = v.org_id and c.change_no = v.changed_in
where v.org_id = $1::bigint
order by v.calendar_version
