-- purpose: what became of each expected slot
-- grain: kind × manager × rep × slot · inputs: expected_slot, coaching_session, week_off, person_off, fiscal_period · $1 organisation, $2 as-of, $3 run
-- The session of a slot is the earliest whose original start lies in it, on a day on which the two and the cadence go together; one that was cancelled only if there is no other, and else it is a
-- move of that other. More are extra. The first state that applies counts.
insert into fresh_slot
with slot_week as materialized (
  select e.*, w.week_on::date as week_on
  from expected_slot e cross join lateral generate_series(e.starts_on::timestamp, e.ends_on - 1, interval '7 days') w (week_on)
),
-- On how many days both could have met.
common as materialized (
  select w.kind, w.manager_id, w.rep_id, w.starts_on,
         sum(bit_count((31 & week_bits(w.week_on, w.usable) & ~coalesce(m.bits, 0) & ~coalesce(r.bits, 0))::bit(7))) as days
  from slot_week w
  left join week_off m on m.person_id = w.manager_id and m.week_on = w.week_on
  left join week_off r on r.person_id = w.rep_id and r.week_on = w.week_on
  group by w.kind, w.manager_id, w.rep_id, w.starts_on
),
found as (
  select w.kind, w.manager_id, w.rep_id, w.starts_on, s.session_no, s.is_cancelled, s.move_count, s.cancel_count,
         row_number() over slot as place,
         count(*) filter (where not s.is_cancelled) over whole as kept
  from slot_week w
  join coaching_session s on s.kind = w.kind and s.manager_id = w.manager_id and s.rep_id = w.rep_id and s.week_on = w.week_on
                         and w.active @> s.original_on
  window whole as (partition by w.kind, w.manager_id, w.rep_id, w.starts_on),
         slot as (partition by w.kind, w.manager_id, w.rep_id, w.starts_on order by s.is_cancelled, s.original_start, s.session_no)
),
chosen as materialized (
  select f.kind, f.manager_id, f.rep_id, f.starts_on,
         min(f.session_no) filter (where f.place = 1) as session_no,
         coalesce(sum(f.move_count) filter (where f.place = 1 or f.is_cancelled), 0)
           + coalesce(sum(f.cancel_count) filter (where f.is_cancelled and f.place > 1 and f.kept > 0), 0) as move_count,
         coalesce(sum(f.cancel_count) filter (where f.is_cancelled and f.kept = 0), 0) as cancel_count,
         count(*) filter (where f.place > 1 and not f.is_cancelled) as extra_count
  from found f
  group by f.kind, f.manager_id, f.rep_id, f.starts_on
),
judged as (
  select e.kind, e.manager_id, e.rep_id, e.starts_on, e.ends_on, e.team_id, e.usable, c.days, s.session_no, s.is_cancelled, s.is_declined,
         s.minutes, s.is_complete and s.minutes >= e.min_minutes as is_complete, s.log_on, s.complete_on, s.answer, s.grace_on,
         h.move_count, h.cancel_count, h.extra_count, coalesce(off.reason, case when s.session_no is null or s.starts_on >= e.ends_on or s.starts_on < e.starts_on or e.usable @> s.starts_on then null
                                                         when e.active @> s.starts_on then 'new_pair' else 'no_pair' end) as off_reason,
         -- The session can still be logged in time; at the latest when the next slot ends.
         $2::date < least(s.grace_on, e.ends_on + (e.ends_on - e.starts_on) - 1) as is_awaited
  from expected_slot e
  join common c on c.kind = e.kind and c.manager_id = e.manager_id and c.rep_id = e.rep_id and c.starts_on = e.starts_on
  left join chosen h on h.kind = e.kind and h.manager_id = e.manager_id and h.rep_id = e.rep_id and h.starts_on = e.starts_on
  left join coaching_session s on s.session_no = h.session_no
  left join lateral (
    select min(o.reason collate "C") as reason from person_off o where o.person_id in (e.manager_id, e.rep_id) and o.day = s.starts_on) off
    on s.session_no is not null and s.log_on is null
),
stated as (
  select j.*,
         case
           when j.is_complete and j.answer in ('denied', 'settled_not_held') then 'disputed'
           when j.is_complete and j.complete_on <= j.grace_on then 'held'
           when j.is_complete then 'held_late'
           when j.log_on is not null then 'incomplete'
           when j.is_declined then 'no_show'
           when j.off_reason is not null then 'excused'
           when j.session_no is null and j.days < 2 then 'excused'
           when j.is_cancelled then 'cancelled'
           when j.session_no is not null then case when j.is_awaited then 'pending' else 'missed' end
           when $2 < j.ends_on - 1 then 'pending'
           else 'not_scheduled'
         end as state
  from judged j
)
select $1::bigint, t.kind, t.manager_id, t.rep_id, t.starts_on, t.ends_on, f.period_id, t.team_id, t.state,
       case when t.state = 'excused' then coalesce(t.off_reason, case when isempty(t.usable) then 'new_pair' else 'few_common_days' end) end,
       t.session_no, coalesce(t.answer in ('confirmed', 'settled_held'), false),
       case when t.state in ('held', 'held_late') then t.minutes else 0 end,
       coalesce(t.move_count, 0), coalesce(t.cancel_count, 0), coalesce(t.extra_count, 0), $3::bigint
from stated t
join fiscal_period f on f.org_id = $1 and f.level = 'month' and f.during @> t.starts_on
