-- purpose: the subjects of a breakdown in a run, with the team each stands in
-- cardinality: one row per subject, "(none)" last
-- $1 organisation, $2 run, $3 dimension, $4 the team above or null
select distinct c.subject_id,
       (case when c.subject_id = 0 and c.dimension <> 'company' then '(none)' else coalesce(n.name, c.dimension || ' ' || c.subject_id) end) collate "C" as name,
       c.subject_id = 0 as is_none
from pipeline_cell_at($1::bigint, $2::bigint) c
join run r on r.org_id = $1 and r.run_no = $2
left join subject_name n on n.org_id = c.org_id and n.dimension = c.dimension and n.subject_id = c.subject_id
where c.dimension = $3::text and ($4::bigint is null or c.team_id in (select team_below($1, $4, r.as_of)))
order by is_none, name, c.subject_id
