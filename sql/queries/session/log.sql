-- purpose: write the next revision of the log of a session
-- cardinality: one row: the number of the revision
-- $1 organisation, $2 session, $3 when it began as the clocks of the manager's zone show it (null: as planned), $4 minutes, $5 to $8 lengths of focus,
-- feedback, next step and observation, $9 when it is logged, as those clocks show it (null: $10), $10 the present, $11 actor, $12 change
insert into coaching_log (org_id, session_no, revision_no, started_at, minutes, focus_length, feedback_length, next_step_length, observation_length,
                          logged_at, actor, rep_id, team_id, changed_in)
select s.org_id, s.session_no, 1 + coalesce((select max(l.revision_no) from coaching_log l where l.org_id = s.org_id and l.session_no = s.session_no), 0),
       coalesce($3::text::timestamp at time zone person_zone(s.org_id, s.manager_id, $3::text::timestamp::date),
                (select e.starts_at from session_event e
                 where e.org_id = s.org_id and e.session_no = s.session_no and e.starts_at is not null order by e.step_no desc limit 1)),
       $4::smallint, $5::smallint, $6::smallint, $7::smallint, $8::smallint,
       coalesce($9::text::timestamp at time zone person_zone(s.org_id, s.manager_id, $9::text::timestamp::date), $10::timestamptz),
       $11::text, s.rep_id, s.team_id, $12::bigint
from session s
where s.org_id = $1::bigint and s.session_no = $2::bigint
returning revision_no
