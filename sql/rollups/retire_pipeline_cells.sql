-- purpose: take back the published pipeline cells that this run finds different or no longer has; the trigger keeps each with the runs for which it was true
-- grain: pipeline_cell · inputs: fresh_pipeline_cell · $1 organisation
delete from pipeline_cell c
where c.org_id = $1::bigint
  and not exists (
    select from fresh_pipeline_cell f
    where f.dimension = c.dimension and f.subject_id = c.subject_id and f.period_id = c.period_id
      and (f.team_id, f.rep_id, f.won_count, f.lost_count, f.won_amount_count, f.won_minor, f.won_median_low_minor,
        f.won_median_high_minor, f.won_cycle_count, f.won_cycle_days, f.won_cycle_median_low,
        f.won_cycle_median_high, f.lost_cycle_count, f.lost_cycle_days, f.open_count, f.open_minor,
        f.open_amount_count, f.open_list_minor, f.open_list_count, f.excluded_count)
          is not distinct from
          (c.team_id, c.rep_id, c.won_count, c.lost_count, c.won_amount_count, c.won_minor, c.won_median_low_minor,
        c.won_median_high_minor, c.won_cycle_count, c.won_cycle_days, c.won_cycle_median_low,
        c.won_cycle_median_high, c.lost_cycle_count, c.lost_cycle_days, c.open_count, c.open_minor,
        c.open_amount_count, c.open_list_minor, c.open_list_count, c.excluded_count))
