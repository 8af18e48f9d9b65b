-- purpose: publish the coaching cells that are new or differ; those of a period lie together, as reports read them
-- grain: coaching_cell · inputs: fresh_coaching_cell · $1 organisation
insert into coaching_cell
select f.*
from fresh_coaching_cell f
where not exists (
  select from coaching_cell c
  where c.org_id = $1::bigint and c.dimension = f.dimension and c.subject_id = f.subject_id and c.period_id = f.period_id)
order by f.dimension, f.period_id, f.subject_id
