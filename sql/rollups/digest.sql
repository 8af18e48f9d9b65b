-- purpose: one digest over the identifiers and numbers of a run, so that equal results have equal digests
-- grain: one row · inputs: fresh_attainment_cell, fresh_adjustment_cell, fresh_pipeline_cell, fresh_coaching_cell, fresh_slot
-- Whole numbers and words only, in the order of keys under the C collation; hashed group by group to bound memory.
with line as (
  select 'attainment' as family, c.dimension, c.period_id, c.subject_id,
         row(c.team_id, c.rep_id, c.quota_minor, c.quota_source, c.members_quota_minor, c.credit_minor, c.deal_count, c.excluded_count, c.overlay_minor,
             c.dated_effect_minor, c.report_effect_minor, c.undated_count, c.unreported_count)::text as numbers
  from fresh_attainment_cell c
  union all
  select 'adjustment', a.dimension, a.period_id, a.subject_id, row(a.team_id, a.rep_id, a.adjustment_minor)::text
  from fresh_adjustment_cell a
  union all
  select 'pipeline', c.dimension, c.period_id, c.subject_id,
         row(c.team_id, c.rep_id, c.won_count, c.lost_count, c.won_amount_count, c.won_minor, c.won_median_low_minor, c.won_median_high_minor, c.won_cycle_count, c.won_cycle_days, c.won_cycle_median_low, c.won_cycle_median_high, c.lost_cycle_count, c.lost_cycle_days, c.open_count, c.open_minor, c.open_amount_count, c.open_list_minor, c.open_list_count, c.excluded_count)::text
  from fresh_pipeline_cell c
  union all
  select 'coaching', c.dimension, c.period_id, c.subject_id,
         row(c.team_id, c.rep_id, c.slot_count, c.held_count, c.late_count, c.late_confirmed_count, c.disputed_count, c.incomplete_count, c.no_show_count, c.excused_count, c.cancelled_count, c.pending_count, c.missed_count, c.unscheduled_count, c.move_count, c.cancel_count, c.pair_count, c.disrupted_pair_count, c.minutes)::text
  from fresh_coaching_cell c
  union all
  -- All slots of a manager in a period are a line.
  select 'slot', s.kind, s.period_id, s.manager_id,
         string_agg(row(s.rep_id, s.starts_on, s.ends_on, s.team_id, s.state, s.reason, s.session_no, s.is_confirmed, s.minutes, s.move_count, s.cancel_count, s.extra_count)::text,
                    ' ' order by s.rep_id, s.starts_on)
  from fresh_slot s
  group by s.kind, s.period_id, s.manager_id
),
block as (
  select family, dimension, period_id,
         encode(sha256(convert_to(string_agg(subject_id || ' ' || numbers, E'\n' order by subject_id), 'UTF8')), 'hex') as digest
  from line group by family, dimension, period_id
)
select coalesce(encode(sha256(convert_to(
         string_agg(family || ' ' || dimension || ' ' || period_id || ' ' || digest, E'\n'
                    order by family collate "C", dimension collate "C", period_id), 'UTF8')), 'hex'), '')
from block
