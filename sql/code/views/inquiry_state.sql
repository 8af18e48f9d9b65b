-- How far an inquiry has come: its last step says it. Opened and reopened ones are open.

create view drumbeat.inquiry_state with (security_invoker = true) as
  select distinct on (e.org_id, e.inquiry_no) e.org_id, e.inquiry_no, e.step_no,
         case when e.step in ('opened', 'reopened') then 'open' else e.step end as state, e.happened_on as since_on
  from drumbeat.inquiry_event e
  order by e.org_id, e.inquiry_no, e.step_no desc;
