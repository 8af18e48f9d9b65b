-- purpose: quota, credited bookings and what follows from them, as a run published them
-- cardinality: one row per subject and period, in the order of the report
-- $1 organisation, $2 run, $3 dimension, $4 level, $5 first day, $6 last day, $7 one subject or null, $8 the team above or null
-- $9 rates: plan, dated (of the close date) or report-date (of the as-of day)
-- Ratios are divided here and nowhere else: six decimals, half away from zero; null where the denominator is not positive.
select c.subject_id,
       named.name,
       f.label, lower(f.during), upper(f.during),
       c.quota_minor, c.quota_source, at_rate.credit_minor,
       round(at_rate.credit_minor::numeric / nullif(c.quota_minor, 0), 6),
       at_rate.credit_minor - c.quota_minor,
       case when c.quota_source <> 'members' then round(c.members_quota_minor::numeric / nullif(c.quota_minor, 0) - 1, 6) end,
       c.deal_count - at_rate.missing, c.excluded_count + at_rate.missing, c.overlay_minor,
       case when c.undated_count = 0 then c.dated_effect_minor end
from attainment_cell_at($1::bigint, $2::bigint) c
join run r on r.org_id = $1 and r.run_no = $2
join fiscal_period f on f.org_id = c.org_id and f.period_id = c.period_id
cross join lateral (
  select c.credit_minor + case $9::text when 'dated' then c.dated_effect_minor when 'report-date' then c.report_effect_minor else 0 end,
         case $9 when 'dated' then c.undated_count when 'report-date' then c.unreported_count else 0 end) as at_rate (credit_minor, missing)
left join subject_name n on n.org_id = c.org_id and n.dimension = c.dimension and n.subject_id = c.subject_id
cross join lateral (select (case when c.subject_id = 0 and c.dimension <> 'company' then '(none)' else coalesce(n.name, c.dimension || ' ' || c.subject_id) end) collate "C") as named (name)
where c.dimension = $3::text and f.level = $4::text and f.during && daterange($5::date, $6::date, '[]')
  and ($7::bigint is null or c.subject_id = $7)
  and ($8::bigint is null or c.team_id in (select team_below($1, $8, r.as_of)))
order by c.subject_id = 0, named.name, c.subject_id, lower(f.during)
