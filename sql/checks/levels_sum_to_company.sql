-- purpose: the rows of each level and its "(none)" sum to the company, for credit, overlay credit and quota
-- returns a row per breakdown and period that does not
-- Quota is compared month by month, except where a node above the level has an amount of its own (the difference is the
-- over-assignment, which reports show) or where nodes of the level lie in one another (the outer one has the inner one's,
-- too). Managers have exactly what the teams and "(none)" have, always.
with own as (
  select distinct q.origin_id as team_id, q.month_id
  from quota_line q where q.part = 'team' and q.origin = 'team' and q.origin_id = q.subject_id
),
exempt as (
  select wanted.level, o.month_id
  from own o
  cross join (values ('team'), ('region')) as wanted (level)
  where not exists (select from quota_line q
                    where q.part in ('team', 'outside') and q.level = wanted.level and q.month_id = o.month_id
                      and q.origin = 'team' and q.origin_id = o.team_id)
  union
  select q.level, q.month_id
  from quota_line q where q.part = 'team' and q.level in ('team', 'region')
  group by q.level, q.month_id, q.origin, q.origin_id
  having count(*) > 1
),
part as (
  select q.dimension, q.month_id, sum(q.amount_minor) as amount_minor from quota_part q group by q.dimension, q.month_id
)
select format('quota by %s, period %s: the rows sum to %s minor units, the %s to %s', rows.dimension, whole.month_id,
              coalesce(rows.amount_minor, 0), whole.dimension, whole.amount_minor)
from (values ('team', 'company'), ('region', 'company'), ('manager', 'team')) as pair (dimension, against)
join part whole on whole.dimension = pair.against
left join part rows on rows.dimension = pair.dimension and rows.month_id = whole.month_id
where coalesce(rows.amount_minor, 0) <> whole.amount_minor
  and not exists (select from exempt e where e.level = pair.dimension and e.month_id = whole.month_id)
union all
select format('credit by %s, period %s: the rows sum to %s minor units and %s of overlay, the company has %s and %s', b.dimension, b.period_id,
              b.credit_minor, b.overlay_minor, c.credit_minor, c.overlay_minor)
from (select dimension, period_id, sum(credit_minor) as credit_minor, sum(overlay_minor) as overlay_minor,
             sum(dated_effect_minor) as dated_minor, sum(report_effect_minor) as report_minor
      from fresh_attainment_cell where dimension <> 'company' group by dimension, period_id) b
join fresh_attainment_cell c on c.dimension = 'company' and c.period_id = b.period_id
where (b.credit_minor, b.overlay_minor, b.dated_minor, b.report_minor) is distinct from
      (c.credit_minor::numeric, c.overlay_minor::numeric, c.dated_effect_minor::numeric, c.report_effect_minor::numeric)
