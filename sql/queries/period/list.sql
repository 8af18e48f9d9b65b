-- purpose: the leaf periods of a window with how far each is locked
-- cardinality: one row per leaf period, in the order of time
-- $1 organisation, $2 first day, $3 last day
select f.period_id, f.label, lower(f.during), upper(f.during) - 1,
       coalesce(decided.step = 'locked', false), case when decided.step = 'locked' then decided.run_no end,
       decided.actor, decided.reason,
       case when asked.step in ('lock_requested', 'unlock_requested') then asked.step end,
       case when asked.step in ('lock_requested', 'unlock_requested') then asked.actor end,
       case when asked.step in ('lock_requested', 'unlock_requested') then asked.reason end,
       coalesce(asked.step_no, 0::smallint)
from fiscal_period f
left join lateral (select l.step, l.run_no, l.actor, l.reason from period_lock l
                   where l.org_id = f.org_id and l.period_id = f.period_id and l.step in ('locked', 'unlocked')
                   order by l.step_no desc limit 1) decided on true
left join lateral (select l.step_no, l.step, l.actor, l.reason from period_lock l
                   where l.org_id = f.org_id and l.period_id = f.period_id
                   order by l.step_no desc limit 1) asked on true
where f.org_id = $1::bigint and f.level = 'month' and f.during && daterange($2::date, $3::date, '[]')
order by f.during
