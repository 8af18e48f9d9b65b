-- The cells as a run published them: what has stood since, and what later runs have replaced.

create function drumbeat.attainment_cell_at(org_id bigint, run_no bigint)
  returns setof drumbeat.attainment_cell
  language sql stable
begin atomic
  select c.* from drumbeat.attainment_cell c where c.org_id = $1 and c.since_run <= $2
  union all
  select h.org_id, h.dimension, h.subject_id, h.period_id, h.team_id, h.rep_id, h.quota_minor, h.quota_source,
         h.members_quota_minor, h.credit_minor, h.deal_count, h.excluded_count, h.since_run, h.overlay_minor,
         h.dated_effect_minor, h.report_effect_minor, h.undated_count, h.unreported_count
  from drumbeat.attainment_cell_history h
  where h.org_id = $1 and h.since_run <= $2 and h.until_run > $2;
end;

create function drumbeat.pipeline_cell_at(org_id bigint, run_no bigint)
  returns setof drumbeat.pipeline_cell
  language sql stable
begin atomic
  select c.* from drumbeat.pipeline_cell c where c.org_id = $1 and c.since_run <= $2
  union all
  select h.org_id, h.dimension, h.subject_id, h.period_id, h.team_id, h.rep_id, h.won_count, h.lost_count,
         h.won_amount_count, h.won_minor, h.won_median_low_minor, h.won_median_high_minor, h.won_cycle_count,
         h.won_cycle_days, h.won_cycle_median_low, h.won_cycle_median_high, h.lost_cycle_count, h.lost_cycle_days,
         h.open_count, h.open_minor, h.open_amount_count, h.open_list_minor, h.open_list_count, h.excluded_count, h.since_run
  from drumbeat.pipeline_cell_history h
  where h.org_id = $1 and h.since_run <= $2 and h.until_run > $2;
end;
