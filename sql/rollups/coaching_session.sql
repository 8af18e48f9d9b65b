-- purpose: what became of every session by the end of the as-of day
-- grain: session · population: sessions planned or logged by then · inputs: session and its events, logs and responses, person_off
-- $1 organisation, $2 as-of
-- Days are those of the manager's zone at the original start. A move counts if it is by more than 60 minutes or to another day, a move or a
-- cancellation does not if either of the two did not work on the day it was to be. A log is in time by the end of the manager's next working day.
insert into coaching_session (
  session_no, kind, manager_id, rep_id, group_no, original_on, original_start, week_on, starts_on, is_cancelled, is_declined, move_count, cancel_count,
  log_on, minutes, is_complete, complete_on, answer, grace_on)
with cutoff as materialized (
  select ($2::date + 1)::timestamp at time zone g.zone as at, g.zone, g.week_starts from organisation g where g.org_id = $1::bigint
),
placed as materialized (
  select s.session_no, s.kind, s.manager_id, coalesce(s.rep_id, 0) as rep_id, s.group_no, s.original_start, coalesce(e.zone, c.zone) as zone, c.week_starts, c.at
  from session s
  cross join cutoff c
  left join employment e on e.org_id = $1 and e.person_id = s.manager_id and e.during @> (s.original_start at time zone c.zone)::date
  where s.org_id = $1
),
step as (
  select e.session_no, e.step_no, e.step, e.starts_at, p.manager_id, p.rep_id, p.zone, (e.starts_at at time zone p.zone)::date as day,
         row_number() over (partition by e.session_no order by e.step_no desc) as back
  from session_event e
  join placed p on p.session_no = e.session_no
  where e.org_id = $1 and e.happened_at < p.at
),
state as (
  select t.session_no, t.manager_id, t.rep_id, t.zone,
         (array_agg(t.starts_at order by t.step_no desc) filter (where t.starts_at is not null))[1] as starts_at,
         bool_or(t.back = 1 and t.step = 'cancelled') as is_cancelled,
         bool_or(t.back = 1 and t.step = 'declined') as is_declined,
         count(*) filter (where t.step = 'moved' and f.session_no is not null and off.person_id is null
                            and (t.day <> f.day or abs(extract(epoch from t.starts_at - f.starts_at)) > 3600))::integer as move_count,
         count(*) filter (where t.step = 'cancelled' and off.person_id is null)::integer as cancel_count
  from step t
  -- Where it stood before.
  left join lateral (
    select b.session_no, b.starts_at, (b.starts_at at time zone t.zone)::date as day
    from session_event b
    where b.org_id = $1 and b.session_no = t.session_no and b.step_no < t.step_no and b.starts_at is not null and t.step <> 'planned'
    order by b.step_no desc limit 1) f on true
  left join lateral (
    select o.person_id from person_off o where o.person_id in (t.manager_id, t.rep_id) and o.day = f.day limit 1) off on true
  group by t.session_no, t.manager_id, t.rep_id, t.zone
),
log as (
  select l.session_no,
         (array_agg((l.started_at at time zone p.zone)::date order by l.revision_no desc))[1] as log_on,
         (array_agg(l.minutes order by l.revision_no desc))[1]::integer as minutes,
         (array_agg(least(l.focus_length, l.feedback_length, l.next_step_length) > 0 order by l.revision_no desc))[1] as is_complete,
         (min(l.logged_at) filter (where least(l.focus_length, l.feedback_length, l.next_step_length) > 0) at time zone min(p.zone))::date as complete_on
  from coaching_log l
  join placed p on p.session_no = l.session_no
  where l.org_id = $1 and l.logged_at < p.at
  group by l.session_no
),
answer as (
  select distinct on (r.session_no) r.session_no, r.answer
  from session_response r
  join placed p on p.session_no = r.session_no
  where r.org_id = $1 and r.happened_at < p.at
  order by r.session_no, r.step_no desc
),
day as (
  select p.*, s.starts_at, s.is_cancelled, s.is_declined, s.move_count, s.cancel_count, l.log_on, l.minutes, l.is_complete, l.complete_on, a.answer,
         (p.original_start at time zone p.zone)::date as original_on, (s.starts_at at time zone p.zone)::date as starts_on
  from placed p
  join state s on s.session_no = p.session_no
  left join log l on l.session_no = p.session_no
  left join answer a on a.session_no = p.session_no
)
select d.session_no, d.kind, d.manager_id, d.rep_id, d.group_no, d.original_on, d.original_start, week_of(d.original_on, d.week_starts), d.starts_on,
       d.is_cancelled, d.is_declined, d.move_count, d.cancel_count, d.log_on, d.minutes, coalesce(d.is_complete, false), d.complete_on, d.answer,
       next.day
from day d
-- The manager's next working day: mostly the next one from Monday to Friday; of who is away for two months, the end of those.
cross join lateral (select coalesce(d.log_on, d.starts_on)) met (day)
cross join lateral (select met.day + case extract(isodow from met.day)::integer when 5 then 3 when 6 then 2 else 1 end) weekday (day)
left join person_off away on away.person_id = d.manager_id and away.day = weekday.day
cross join lateral (
  select case when away.person_id is null then weekday.day else coalesce(
    (select n.day from (select met.day + g from generate_series(1, 60) g) n (day)
     where extract(isodow from n.day) < 6 and not exists (select from person_off o where o.person_id = d.manager_id and o.day = n.day)
     order by n.day limit 1),
    met.day + 60) end as day) next
