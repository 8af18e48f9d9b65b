-- purpose: write the next step of a session
-- cardinality: rows affected
-- $1 organisation, $2 session, $3 step, $4 its new start as the clocks of the manager's zone show it (null: the original one of a plan, none otherwise),
-- $5 who began it, $6 cause or null, $7 when, as those clocks show it (null: $8), $8 the present, $9 actor, $10 change
insert into session_event (org_id, session_no, step_no, step, starts_at, initiator, cause, happened_at, actor, rep_id, team_id, changed_in)
select s.org_id, s.session_no, 1 + coalesce((select max(e.step_no) from session_event e where e.org_id = s.org_id and e.session_no = s.session_no), 0),
       $3::text,
       coalesce($4::text::timestamp at time zone person_zone(s.org_id, s.manager_id, $4::text::timestamp::date), case $3 when 'planned' then s.original_start end),
       $5::text, $6::text,
       coalesce($7::text::timestamp at time zone person_zone(s.org_id, s.manager_id, $7::text::timestamp::date), $8::timestamptz),
       $9::text, s.rep_id, s.team_id, $10::bigint
from session s
where s.org_id = $1::bigint and s.session_no = $2::bigint
