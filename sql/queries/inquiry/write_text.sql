-- purpose: keep what was said at a step, apart from the step
-- cardinality: rows affected
-- $1 organisation, $2 inquiry, $3 number of the step, $4 text, $5 change
insert into inquiry_text (org_id, inquiry_no, step_no, body, rep_id, team_id, changed_in)
select i.org_id, i.inquiry_no, $3::smallint, $4::text, i.rep_id, i.team_id, $5::bigint
from inquiry i
where i.org_id = $1::bigint and i.inquiry_no = $2::bigint
