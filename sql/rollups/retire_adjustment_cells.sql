-- purpose: take back the published adjustments that this run finds different or no longer has; the trigger keeps each with the runs for which it was true
-- grain: adjustment_cell · inputs: fresh_adjustment_cell · $1 organisation
delete from adjustment_cell c
where c.org_id = $1::bigint
  and not exists (
    select from fresh_adjustment_cell f
    where f.dimension = c.dimension and f.subject_id = c.subject_id and f.period_id = c.period_id
      and (f.team_id, f.rep_id, f.adjustment_minor) is not distinct from (c.team_id, c.rep_id, c.adjustment_minor))
