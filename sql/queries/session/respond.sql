-- purpose: write what is said of a logged session
-- cardinality: rows affected
-- $1 organisation, $2 session, $3 answer, $4 when, as the clocks of the manager's zone show it (null: $5), $5 the present, $6 actor, $7 change
insert into session_response (org_id, session_no, step_no, answer, happened_at, actor, rep_id, team_id, changed_in)
select s.org_id, s.session_no, 1 + coalesce((select max(r.step_no) from session_response r where r.org_id = s.org_id and r.session_no = s.session_no), 0),
       $3::text, coalesce($4::text::timestamp at time zone person_zone(s.org_id, s.manager_id, $4::text::timestamp::date), $5::timestamptz),
       $6::text, s.rep_id, s.team_id, $7::bigint
from session s
where s.org_id = $1::bigint and s.session_no = $2::bigint and s.rep_id is not null
