-- purpose: publish the pipeline cells that are new or differ; those of a period lie together, as reports read them
-- grain: pipeline_cell · inputs: fresh_pipeline_cell · $1 organisation
insert into pipeline_cell
select f.*
from fresh_pipeline_cell f
where not exists (
  select from pipeline_cell c
  where c.org_id = $1::bigint and c.dimension = f.dimension and c.subject_id = f.subject_id and c.period_id = f.period_id)
order by f.dimension, f.period_id, f.subject_id
