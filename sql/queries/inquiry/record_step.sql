-- purpose: write the next step of an inquiry
-- cardinality: rows affected
-- $1 organisation, $2 inquiry, $3 number of the step, $4 step, $5 its day, $6 newest run, $7 the change that mended the credit or null,
-- $8 actor, $9 change
insert into inquiry_event (org_id, inquiry_no, step_no, step, happened_on, run_no, mended_by, actor, rep_id, team_id, changed_in)
select i.org_id, i.inquiry_no, $3::smallint, $4::text, $5::date, $6::bigint, $7::bigint, $8::text, i.rep_id, i.team_id, $9::bigint
from inquiry i
where i.org_id = $1::bigint and i.inquiry_no = $2::bigint
