-- purpose: sessions with what has become of them, in the order of their starts
-- cardinality: one row per session
-- columns: number, kind, manager and name, rep and name or null, original start and present start as the clocks of the manager's zone show them, minutes planned,
-- group or null, last step and who began it and its cause, moves, revision of the log or null, when it began, minutes held, whether every field is filled,
-- when it was logged, last answer or null
-- $1 organisation, $2 one session or null, $3 manager or null, $4 rep or null, $5 first day or null, $6 last day or null
select s.session_no, s.kind, s.manager_id, m.name, s.rep_id, r.name,
       to_char(s.original_start at time zone z.zone, 'YYYY-MM-DD HH24:MI'), to_char(e.starts_at at time zone z.zone, 'YYYY-MM-DD HH24:MI'), s.minutes, s.group_no,
       last.step, last.initiator, last.cause, e.moves, l.revision_no, to_char(l.started_at at time zone z.zone, 'YYYY-MM-DD HH24:MI'), l.minutes,
       least(l.focus_length, l.feedback_length, l.next_step_length) > 0, to_char(l.logged_at at time zone z.zone, 'YYYY-MM-DD HH24:MI'), a.answer
from session s
cross join lateral (select person_zone(s.org_id, s.manager_id, s.original_start::date)) z (zone)
join person_name m on m.org_id = s.org_id and m.person_id = s.manager_id
left join person_name r on r.org_id = s.org_id and r.person_id = s.rep_id
cross join lateral (
  select (array_agg(x.starts_at order by x.step_no desc) filter (where x.starts_at is not null))[1] as starts_at,
         count(*) filter (where x.step = 'moved') as moves
  from session_event x where x.org_id = s.org_id and x.session_no = s.session_no) e
join lateral (
  select x.step, x.initiator, x.cause from session_event x
  where x.org_id = s.org_id and x.session_no = s.session_no order by x.step_no desc limit 1) last on true
left join lateral (
  select x.* from coaching_log x where x.org_id = s.org_id and x.session_no = s.session_no order by x.revision_no desc limit 1) l on true
left join lateral (
  select x.answer from session_response x where x.org_id = s.org_id and x.session_no = s.session_no order by x.step_no desc limit 1) a on true
where s.org_id = $1::bigint
  and ($2::bigint is null or s.session_no = $2)
  and ($3::bigint is null or s.manager_id = $3)
  and ($4::bigint is null or s.rep_id = $4)
  and ($5::date is null or (e.starts_at at time zone z.zone)::date >= $5)
  and ($6::date is null or (e.starts_at at time zone z.zone)::date <= $6)
order by e.starts_at, s.session_no
