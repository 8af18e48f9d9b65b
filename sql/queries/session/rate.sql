-- purpose: keep how the rep rates a session, in the place of what he said before
-- cardinality: rows affected
-- $1 organisation, $2 session, $3 score, $4 change
insert into session_rating (org_id, session_no, rater_id, score, changed_in)
select s.org_id, s.session_no, s.rep_id, $3::smallint, $4::bigint
from session s
where s.org_id = $1::bigint and s.session_no = $2::bigint and s.rep_id is not null
on conflict (org_id, session_no, rater_id) do update set score = excluded.score, changed_in = excluded.changed_in
