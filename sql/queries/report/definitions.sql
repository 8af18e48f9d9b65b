-- purpose: the metric dictionary in its newest version
-- cardinality: one row per metric
select distinct on (metric) metric, title, unit, definition, null_reason
from metric_definition
order by metric, version desc
