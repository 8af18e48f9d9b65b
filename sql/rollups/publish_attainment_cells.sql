-- purpose: publish the attainment cells that are new or differ; those of a period lie together, as reports read them
-- grain: attainment_cell · inputs: fresh_attainment_cell · $1 organisation
insert into attainment_cell
select f.*
from fresh_attainment_cell f
where not exists (
  select from attainment_cell c
  where c.org_id = $1::bigint and c.dimension = f.dimension and c.subject_id = f.subject_id and c.period_id = f.period_id)
order by f.dimension, f.period_id, f.subject_id
