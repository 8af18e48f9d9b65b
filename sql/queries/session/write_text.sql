-- purpose: keep one text of a log, apart from its facts
-- cardinality: rows affected
-- $1 organisation, $2 session, $3 revision, $4 field, $5 text, $6 change
insert into coaching_text (org_id, session_no, revision_no, field, body, manager_id, rep_id, changed_in)
select s.org_id, s.session_no, $3::smallint, $4::text, $5::text, s.manager_id, s.rep_id, $6::bigint
from session s
where s.org_id = $1::bigint and s.session_no = $2::bigint
