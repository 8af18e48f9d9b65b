-- purpose: take back the published slots that this run finds different or no longer has; the trigger keeps each with the runs for which it was true
-- grain: slot · inputs: fresh_slot · $1 organisation
delete from slot s
where s.org_id = $1::bigint
  and not exists (
    select from fresh_slot f
    where f.kind = s.kind and f.manager_id = s.manager_id and f.rep_id = s.rep_id and f.starts_on = s.starts_on
      and (f.ends_on, f.period_id, f.team_id, f.state, f.reason, f.session_no, f.is_confirmed, f.minutes, f.move_count, f.cancel_count, f.extra_count)
          is not distinct from
          (s.ends_on, s.period_id, s.team_id, s.state, s.reason, s.session_no, s.is_confirmed, s.minutes, s.move_count, s.cancel_count, s.extra_count))
