-- purpose: quota, credited bookings and what follows from them, as a run published them
-- cardinality: one row per subject and period, in the order of the report
-- $1 organisation, $2 run, $3 dimension, $4 level, $5 first day, $6 last day, $7 one subject or null, $8 what lies above or null: a team; of
-- territories an area; of areas the area they lie directly in, 0 for those at the top
-- $9 basis: reported takes a locked leaf period as it was when it was locked, and adds to an open one what became known of
-- locked ones since; restated takes everything as it is in the run. Quarters and years are the sums of their leaf periods.
-- $10 rates: plan, dated (of the close date) or report-date (of the as-of day); adjustments are at the plan's
-- $11 structure: then takes the published cells, in which everything stands where it stood; now, and areas at any time, are
-- summed anew from the lines of which the cells are the sums
-- $12 the change up to which the calendar is known, null for that of the run: a bridge takes both its ends by one calendar
-- Ratios are divided here and nowhere else: six decimals, half away from zero; null where the denominator is not positive.
with basis as materialized (
  select m.period_id as month_id, f.period_id as frame_id, f.label, f.during,
         coalesce(l.run_no, $2::bigint) as at_run, l.run_no is not null as is_locked
  from run r
  join lateral fiscal_period_known_at($1, coalesce($12::bigint, r.known_change)) m on m.level = 'month'
  join lateral fiscal_period_known_at($1, coalesce($12, r.known_change)) f
    on f.during && daterange($5::date, $6::date, '[]')
   and f.period_id = case $4::text when 'month' then m.period_id when 'quarter' then m.quarter_id when 'year' then m.year_id end
  left join period_lock_at($1::bigint, r.known_change) l on l.period_id = m.period_id and $9::text = 'reported'
  where r.org_id = $1 and r.run_no = $2
),
month as (
  -- Everybody's cells, or one subject's: one plan has to do for both, and only one of the branches is run.
  select b.frame_id, c.*
  from basis b
  cross join lateral attainment_part_at($1, b.at_run, $3::text, b.month_id, $9 = 'reported') c
  where $11::text = 'then' and $7::bigint is null
  union all
  select b.frame_id, c.*
  from basis b
  cross join lateral attainment_part_at($1, b.at_run, $3, b.month_id, $9 = 'reported') c
  where $11 = 'then' and c.subject_id = $7
  union all
  select b.frame_id, g.subject_id, case when $3 in ('team', 'region') then g.subject_id end, g.quota_minor, g.quota_source, g.members_quota_minor,
         g.credit_minor, g.adjustment_minor, g.deal_count, g.excluded_count, g.overlay_minor,
         g.dated_effect_minor, g.report_effect_minor, g.undated_count, g.unreported_count
  from basis b
  join attainment_regrouped($1, $2, $3, (select array_agg(month_id) from basis), $9,
                            case when $11 = 'now' then (select as_of from run where org_id = $1 and run_no = $2) end) g
    on g.month_id = b.month_id
  where ($11 = 'now' or $3 = 'area') and ($7 is null or g.subject_id = $7)
),
cell as (
  select m.subject_id, m.frame_id,
         sum(m.quota_minor)::bigint as quota_minor,
         case when bool_and(m.quota_source = 'own') then 'own' when bool_and(m.quota_source = 'members') then 'members'
              when count(m.quota_source) > 0 then 'mixed' end as quota_source,
         sum(m.members_quota_minor)::bigint as members_quota_minor,
         (sum(m.credit_minor) + coalesce(sum(m.adjustment_minor), 0)
           + case $10::text when 'dated' then sum(m.dated_effect_minor) when 'report-date' then sum(m.report_effect_minor) else 0 end
         )::bigint as credit_minor,
         case when sum(m.undated_count) = 0 then sum(m.dated_effect_minor)::bigint end as fx_effect_minor,
         (case $10 when 'dated' then sum(m.undated_count) when 'report-date' then sum(m.unreported_count) else 0 end)::bigint as missing_count,
         coalesce(sum(m.adjustment_minor), 0)::bigint as adjustment_minor,
         sum(m.deal_count)::bigint as deal_count, sum(m.excluded_count)::bigint as excluded_count,
         sum(m.overlay_minor)::bigint as overlay_minor
  from month m
  where $8::bigint is null
     or m.team_id in (select team_below($1, $8, r.as_of) from run r where $3 not in ('territory', 'area') and r.org_id = $1 and r.run_no = $2)
     or m.subject_id in (select territory_inside($1, r.known_change, $3, $8, r.as_of)
                         from run r where $3 in ('territory', 'area') and r.org_id = $1 and r.run_no = $2)
  group by m.subject_id, m.frame_id
),
-- Of all leaf periods of a period, also of those in which a subject has no numbers: there he may come to have some.
frame as (
  select frame_id, label, during, case when bool_and(is_locked) then 'locked' when bool_or(is_locked) then 'partly locked' else 'open' end as state
  from basis group by frame_id, label, during
)
select c.subject_id,
       named.name,
       s.label, lower(s.during), upper(s.during),
       c.quota_minor, c.quota_source, c.credit_minor, c.adjustment_minor,
       round(c.credit_minor::numeric / nullif(c.quota_minor, 0), 6),
       c.credit_minor - c.quota_minor,
       case when c.quota_source <> 'members' then round(c.members_quota_minor::numeric / nullif(c.quota_minor, 0) - 1, 6) end,
       c.deal_count - c.missing_count, c.excluded_count + c.missing_count, c.overlay_minor, c.fx_effect_minor, s.state
from cell c
join frame s on s.frame_id = c.frame_id
left join subject_name n on n.org_id = $1 and n.dimension = case $3 when 'area' then 'territory' else $3 end and n.subject_id = c.subject_id
cross join lateral (select (case when c.subject_id = 0 and $3 <> 'company' then '(none)' else coalesce(n.name, $3 || ' ' || c.subject_id) end) collate "C") as named (name)
order by c.subject_id = 0, named.name, c.subject_id, lower(s.during)
