-- purpose: publish the adjustments that are new or differ
-- grain: adjustment_cell · inputs: fresh_adjustment_cell · $1 organisation
insert into adjustment_cell
select f.*
from fresh_adjustment_cell f
where not exists (
  select from adjustment_cell c
  where c.org_id = $1::bigint and c.dimension = f.dimension and c.subject_id = f.subject_id and c.period_id = f.period_id)
