-- A report reads a few leaf periods of many; without these it read every cell of a breakdown since the beginning. Of a period that is
-- locked, what replaced its cells since is found by the run.
set local search_path = drumbeat, public;

create index attainment_cell_by_period on attainment_cell (org_id, dimension, period_id);
create index attainment_cell_history_by_period on attainment_cell_history (org_id, dimension, period_id, until_run);
create index adjustment_cell_by_period on adjustment_cell (org_id, dimension, period_id);
create index adjustment_cell_history_by_period on adjustment_cell_history (org_id, dimension, period_id, until_run);
create index pipeline_cell_by_period on pipeline_cell (org_id, dimension, period_id);
create index pipeline_cell_history_by_period on pipeline_cell_history (org_id, dimension, period_id, until_run);
