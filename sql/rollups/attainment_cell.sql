-- purpose: quota and credited bookings of every subject and period
-- grain: dimension × subject × period · population: population, dated periods · inputs: quota_part, fresh_pipeline_cell, credit_part
-- class: period cells, rebuilt whole · $1 organisation
-- Credit is what the pipeline cell counts as won, but for the deals that are shared: those are credited share by share.
-- At other rates than the plan's it differs by the effects.
with quota as (
  select q.dimension, q.subject_id, p.period_id, sum(q.amount_minor)::bigint as amount_minor,
         case when bool_and(q.source = 'own') then 'own' when bool_and(q.source = 'members') then 'members' else 'mixed' end as source,
         sum(q.members_minor)::bigint as members_minor
  from quota_part q
  join fiscal_period f on f.org_id = $1::bigint and f.period_id = q.month_id
  cross join lateral (values (f.period_id), (f.quarter_id), (f.year_id)) as p (period_id)
  group by q.dimension, q.subject_id, p.period_id
)
insert into fresh_attainment_cell (org_id, dimension, subject_id, period_id, team_id, rep_id, quota_minor, quota_source,
                                   members_quota_minor, credit_minor, deal_count, excluded_count, overlay_minor, dated_effect_minor,
                                   report_effect_minor, undated_count, unreported_count, since_run)
select c.org_id, c.dimension, c.subject_id, c.period_id, c.team_id, c.rep_id, q.amount_minor, q.source, q.members_minor,
       c.won_minor + coalesce(k.credit_minor, 0), c.won_count + coalesce(k.deal_count, 0),
       c.excluded_count + coalesce(k.excluded_count, 0), coalesce(k.overlay_minor, 0), coalesce(k.dated_effect_minor, 0),
       coalesce(k.report_effect_minor, 0), coalesce(k.undated_count, 0), coalesce(k.unreported_count, 0), c.since_run
from fresh_pipeline_cell c
left join quota q on q.dimension = c.dimension and q.subject_id = c.subject_id and q.period_id = c.period_id
left join credit_part k on k.dimension = c.dimension and k.subject_id = c.subject_id and k.period_id = c.period_id
where c.period_id > 0
