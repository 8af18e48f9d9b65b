-- purpose: the steps of an inquiry, with what was said unless it was erased
-- cardinality: one row per step, in their order
-- $1 organisation, $2 inquiry
select e.step_no, e.step, e.happened_on, r.run_no, r.as_of, e.mended_by, e.actor, w.body
from inquiry_event e
join run r on r.org_id = e.org_id and r.run_no = e.run_no
left join inquiry_text w on w.org_id = e.org_id and w.inquiry_no = e.inquiry_no and w.step_no = e.step_no
where e.org_id = $1::bigint and e.inquiry_no = $2::bigint
order by e.step_no
