-- purpose: where a deal is credited, as reported by a run: in its own period, or as an adjustment in a later one
-- cardinality: one row per leaf period and line of credit
-- columns: leaf period, quarter, year, whether it is an adjustment, counts as (won or overlay), share, credit, and for each breakdown the number and
--          the name of the row; why it is credited here; until when it is held
-- $1 organisation, $2 run, $3 deal, $4 breakdown (by product, the lines of a deal with order lines are those of its products)
-- Those of the adjustments are resolved as in the bridge. Overlay credit is not adjusted.
with calendar as materialized (
  select f.* from run r cross join lateral fiscal_period_known_at($1::bigint, r.known_change) f where r.org_id = $1 and r.run_no = $2::bigint
),
-- Adjustments are made in the newest run, and in those with which periods were locked; each run is looked at once.
adjusted as materialized (
  select distinct a.period_id, a.target_id
  from run r
  cross join lateral adjusted_period_at($1, r.known_change) a
  where r.org_id = $1 and (r.run_no = $2 or r.run_no in (select l.run_no from period_lock l where l.org_id = $1 and l.run_no <= $2))
),
place as (
  select distinct k.month_id
  from (select l.month_id from run r cross join lateral credit_line($1::bigint, r.as_of, r.known_change) l
        where r.org_id = $1 and r.run_no = $2::bigint and l.opportunity_id = $3::bigint and l.month_id > 0
        union all
        select unnest(array[a.period_id, a.target_id]) from adjusted a) k (month_id)
),
term as materialized (
  select p.month_id as stands_in, t.*
  from place p cross join lateral credit_term($1, $2, 'reported', array[p.month_id]) t
),
line as materialized (
  select r.run_no, l.*
  from run r
  cross join lateral credit_line_by($1, r.as_of, r.known_change, $4::text) l
  where r.org_id = $1 and r.run_no in (select run_no from term union select $2) and l.opportunity_id = $3
    and l.counts_as in ('won', 'overlay') and l.credit_minor is not null
),
told as (
  select t.stands_in, t.is_adjustment, l.counts_as, l.rep_id, l.manager_id, l.team_id, l.region_id, l.territory_id, l.product_id, max(l.share_bp) as share_bp,
         max(l.reason) as reason, max(l.held_until) as held_until,
         sum(t.weight * l.credit_minor)::bigint as credit_minor
  from term t
  join line l on l.run_no = t.run_no and l.month_id = t.month_id and (l.counts_as = 'won' or not t.is_adjustment)
  group by t.stands_in, t.is_adjustment, l.counts_as, l.rep_id, l.manager_id, l.team_id, l.region_id, l.territory_id, l.product_id
  having sum(t.weight * l.credit_minor) <> 0
)
select f.label, q.label, y.label, t.is_adjustment, t.counts_as, t.share_bp, t.credit_minor,
       t.rep_id, coalesce(rep.name, '(none)'), t.manager_id, coalesce(manager.name, '(none)'), t.team_id, coalesce(team.name, '(none)'),
       t.region_id, coalesce(region.name, '(none)'), t.territory_id, coalesce(territory.name, '(none)'), t.product_id,
       coalesce(case when $4 <> 'product' then lined.names end, product.name, '(none)'), t.reason, t.held_until
from told t
cross join (
  select string_agg(distinct coalesce(p.name, '(none)'), ', ') as names
  from run r
  cross join lateral opportunity_line_known_at($1, r.known_change) l
  left join product p on p.org_id = $1 and p.product_id = l.product_id
  where r.org_id = $1 and r.run_no = $2 and l.opportunity_id = $3) lined
join calendar f on f.period_id = t.stands_in
join calendar q on q.period_id = f.quarter_id
join calendar y on y.period_id = f.year_id
left join person_name rep on rep.org_id = $1 and rep.person_id = t.rep_id
left join person_name manager on manager.org_id = $1 and manager.person_id = t.manager_id
left join team_name team on team.org_id = $1 and team.team_id = t.team_id
left join team_name region on region.org_id = $1 and region.team_id = t.region_id
left join territory on territory.org_id = $1 and territory.territory_id = t.territory_id
left join product on product.org_id = $1 and product.product_id = t.product_id
order by lower(f.during), t.is_adjustment, t.counts_as desc, t.credit_minor desc, t.rep_id, t.product_id
