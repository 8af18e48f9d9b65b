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

-- What attainment in one leaf period is summed from, as a run published it: the cells of a breakdown and, where asked for, their
-- adjustments.
create function drumbeat.attainment_part_at(org_id bigint, run_no bigint, dimension text, month_id integer, is_adjusted boolean)
  returns table (
    subject_id bigint, team_id bigint, quota_minor bigint, quota_source text, members_quota_minor bigint, credit_minor bigint,
    adjustment_minor bigint, deal_count bigint, excluded_count bigint, overlay_minor bigint, dated_effect_minor bigint,
    report_effect_minor bigint, undated_count bigint, unreported_count bigint)
  language sql stable
begin atomic
  select c.subject_id, c.team_id, c.quota_minor, c.quota_source, c.members_quota_minor, c.credit_minor, null::bigint, c.deal_count,
         c.excluded_count, c.overlay_minor, c.dated_effect_minor, c.report_effect_minor, c.undated_count, c.unreported_count
  from drumbeat.attainment_cell c
  where c.org_id = $1 and c.dimension = $3 and c.period_id = $4 and c.since_run <= $2
  union all
  select h.subject_id, h.team_id, h.quota_minor, h.quota_source, h.members_quota_minor, h.credit_minor, null::bigint, h.deal_count,
         h.excluded_count, h.overlay_minor, h.dated_effect_minor, h.report_effect_minor, h.undated_count, h.unreported_count
  from drumbeat.attainment_cell_history h
  where h.org_id = $1 and h.dimension = $3 and h.period_id = $4 and h.since_run <= $2 and h.until_run > $2
  union all
  select a.subject_id, a.team_id, null, null, null, 0, a.adjustment_minor, 0, 0, 0, 0, 0, 0, 0
  from drumbeat.adjustment_cell a
  where $5 and a.org_id = $1 and a.dimension = $3 and a.period_id = $4 and a.since_run <= $2
  union all
  select h.subject_id, h.team_id, null, null, null, 0, h.adjustment_minor, 0, 0, 0, 0, 0, 0, 0
  from drumbeat.adjustment_cell_history h
  where $5 and h.org_id = $1 and h.dimension = $3 and h.period_id = $4 and h.since_run <= $2 and h.until_run > $2;
end;

create function drumbeat.coaching_cell_at(org_id bigint, run_no bigint)
  returns setof drumbeat.coaching_cell
  language sql stable
begin atomic
  select c.* from drumbeat.coaching_cell c where c.org_id = $1 and c.since_run <= $2
  union all
  select h.org_id, h.dimension, h.subject_id, h.period_id, h.team_id, h.rep_id, h.slot_count, h.held_count, h.late_count, h.late_confirmed_count,
         h.disputed_count, h.incomplete_count, h.no_show_count, h.excused_count, h.cancelled_count, h.pending_count,
         h.missed_count, h.unscheduled_count, h.move_count, h.cancel_count, h.pair_count, h.disrupted_pair_count, h.minutes, h.since_run
  from drumbeat.coaching_cell_history h
  where h.org_id = $1 and h.since_run <= $2 and h.until_run > $2;
end;

create function drumbeat.slot_at(org_id bigint, run_no bigint)
  returns setof drumbeat.slot
  language sql stable
begin atomic
  select s.* from drumbeat.slot s where s.org_id = $1 and s.since_run <= $2
  union all
  select h.org_id, h.kind, h.manager_id, h.rep_id, h.starts_on, h.ends_on, h.period_id, h.team_id, h.state, h.reason, h.session_no, h.is_confirmed,
         h.minutes, h.move_count, h.cancel_count, h.extra_count, h.since_run
  from drumbeat.slot_history h
  where h.org_id = $1 and h.since_run <= $2 and h.until_run > $2;
end;
