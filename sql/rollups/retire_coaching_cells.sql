-- purpose: take back the published coaching cells that this run finds different or no longer has; the trigger keeps each with the runs for which it was true
-- grain: coaching_cell · inputs: fresh_coaching_cell · $1 organisation
delete from coaching_cell c
where c.org_id = $1::bigint
  and not exists (
    select from fresh_coaching_cell f
    where f.dimension = c.dimension and f.subject_id = c.subject_id and f.period_id = c.period_id
      and (f.team_id, f.rep_id, f.slot_count, f.held_count, f.late_count, f.late_confirmed_count, f.disputed_count,
        f.incomplete_count, f.no_show_count, f.excused_count, f.cancelled_count, f.pending_count,
        f.missed_count, f.unscheduled_count, f.move_count, f.cancel_count, f.pair_count,
        f.disrupted_pair_count, f.minutes)
          is not distinct from
          (c.team_id, c.rep_id, c.slot_count, c.held_count, c.late_count, c.late_confirmed_count, c.disputed_count,
        c.incomplete_count, c.no_show_count, c.excused_count, c.cancelled_count, c.pending_count,
        c.missed_count, c.unscheduled_count, c.move_count, c.cancel_count, c.pair_count,
        c.disrupted_pair_count, c.minutes))
