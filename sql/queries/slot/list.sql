-- purpose: expected slots and what became of them as a run published it, in the order of manager, rep and time
-- cardinality: one row per slot
-- columns: kind, manager and name, rep and name or null, first day, last day, state, reason or null, session or null, whether confirmed, minutes, moves, cancellations, extra sessions
-- $1 organisation, $2 run, $3 kind or null, $4 manager or null, $5 rep or null, $6 first day, $7 last day, $8 state or null
select s.kind, s.manager_id, m.name, nullif(s.rep_id, 0), r.name, s.starts_on, s.ends_on - 1, s.state, s.reason, s.session_no, s.is_confirmed, s.minutes,
       s.move_count, s.cancel_count, s.extra_count
from slot_at($1::bigint, $2::bigint) s
join person_name m on m.org_id = $1 and m.person_id = s.manager_id
left join person_name r on r.org_id = $1 and r.person_id = s.rep_id
where ($3::text is null or s.kind = $3)
  and ($4::bigint is null or s.manager_id = $4)
  and ($5::bigint is null or s.rep_id = $5)
  and s.starts_on <= $7::date and s.ends_on > $6::date
  and ($8::text is null or s.state = $8)
order by m.name collate "C", s.manager_id, r.name collate "C" nulls first, s.rep_id, s.kind collate "C", s.starts_on
