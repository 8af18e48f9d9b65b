-- purpose: take back the published attainment cells that this run finds different or no longer has; the trigger keeps each with the runs for which it was true
-- grain: attainment_cell · inputs: fresh_attainment_cell · $1 organisation
delete from attainment_cell c
where c.org_id = $1::bigint
  and not exists (
    select from fresh_attainment_cell f
    where f.dimension = c.dimension and f.subject_id = c.subject_id and f.period_id = c.period_id
      and (f.team_id, f.rep_id, f.quota_minor, f.quota_source, f.members_quota_minor, f.credit_minor, f.deal_count,
        f.excluded_count, f.overlay_minor, f.dated_effect_minor, f.report_effect_minor, f.undated_count, f.unreported_count)
          is not distinct from
          (c.team_id, c.rep_id, c.quota_minor, c.quota_source, c.members_quota_minor, c.credit_minor, c.deal_count,
        c.excluded_count, c.overlay_minor, c.dated_effect_minor, c.report_effect_minor, c.undated_count, c.unreported_count))
