-- purpose: publish the slots that are new or differ
-- grain: slot · inputs: fresh_slot · $1 organisation
insert into slot
select f.*
from fresh_slot f
where not exists (
  select from slot s
  where s.org_id = $1::bigint and s.kind = f.kind and s.manager_id = f.manager_id and s.rep_id = f.rep_id and s.starts_on = f.starts_on)
order by f.kind, f.manager_id, f.rep_id, f.starts_on
