-- purpose: won, lost and open deals and what follows from them, as a run published them
-- cardinality: one row per subject and period, in the order of the report; open deals without a close date last
-- $1 organisation, $2 run, $3 dimension, $4 level, $5 first day, $6 last day, $7 one subject or null, $8 the team above or null
-- Ratios and means are divided here and nowhere else: six decimals, half away from zero; amounts of means in major units.
select c.subject_id,
       named.name,
       coalesce(f.label, '(no date)'), lower(f.during), upper(f.during),
       c.won_count, c.lost_count,
       round(c.won_count::numeric / nullif(c.won_count + c.lost_count, 0), 6),
       c.won_minor,
       round(c.won_minor::numeric / nullif(c.won_amount_count, 0) / unit.minors, 6),
       round((c.won_median_low_minor + c.won_median_high_minor)::numeric / 2 / unit.minors, 6),
       round(c.won_cycle_days::numeric / nullif(c.won_cycle_count, 0), 6),
       round((c.won_cycle_median_low + c.won_cycle_median_high)::numeric / 2, 6),
       round(c.lost_cycle_days::numeric / nullif(c.lost_cycle_count, 0), 6),
       c.open_count,
       case when c.open_amount_count > 0 then c.open_minor end,
       c.open_count - c.open_amount_count,
       case when c.open_list_count > 0 then c.open_list_minor end,
       c.excluded_count
from pipeline_cell_at($1::bigint, $2::bigint) c
join run r on r.org_id = $1 and r.run_no = $2
join organisation g on g.org_id = c.org_id
join currency y on y.code = g.currency
cross join lateral (select power(10::numeric, y.exponent)) unit (minors)
left join lateral fiscal_period_known_at($1, r.known_change) f on f.period_id = c.period_id
left join subject_name n on n.org_id = c.org_id and n.dimension = c.dimension and n.subject_id = c.subject_id
cross join lateral (select (case when c.subject_id = 0 and c.dimension <> 'company' then '(none)' else coalesce(n.name, c.dimension || ' ' || c.subject_id) end) collate "C") as named (name)
where c.dimension = $3::text
  and (c.period_id = 0 or (f.level = $4::text and f.during && daterange($5::date, $6::date, '[]')))
  and ($7::bigint is null or c.subject_id = $7)
  and ($8::bigint is null or c.team_id in (select team_below($1, $8, r.as_of)))
order by c.subject_id = 0, named.name, c.subject_id, lower(f.during) nulls last
