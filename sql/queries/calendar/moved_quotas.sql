-- purpose: the quotas that a change of calendar states for other periods
-- cardinality: one row per period for which they were stated
-- columns: the period as it was called, how many quotas, their sum, how much of it is stated for new leaf periods
select label, count(*), sum(stated_minor)::bigint, sum(moved_minor)::bigint
from quota_move
where moved_minor > 0
group by label
order by label collate "C"
