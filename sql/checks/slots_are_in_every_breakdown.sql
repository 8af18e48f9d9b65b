-- purpose: every slot of a one-on-one stands once in each breakdown of its leaf period, its quarter and its year
-- returns a row per breakdown and period in which it does not
with slot as (
  select p.period_id, count(*) as slots, sum(s.move_count + s.cancel_count) as disruptions
  from fresh_slot s
  join fiscal_period f on f.org_id = s.org_id and f.period_id = s.period_id
  cross join lateral (values (f.period_id), (f.quarter_id), (f.year_id)) as p (period_id)
  where s.kind = 'one_on_one' and s.rep_id <> 0
  group by p.period_id
),
breakdown as (
  select c.dimension, c.period_id, sum(c.slot_count) as slots, sum(c.move_count + c.cancel_count) as disruptions
  from fresh_coaching_cell c group by c.dimension, c.period_id
),
wanted as (
  select d.dimension, s.period_id, s.slots, s.disruptions
  from slot s cross join unnest(array['rep', 'manager', 'team', 'region', 'company']) as d (dimension)
)
select format('%s, period %s: %s slots and %s disruptions, %s and %s in the breakdown',
              dimension, period_id, coalesce(w.slots, 0), coalesce(w.disruptions, 0), coalesce(b.slots, 0), coalesce(b.disruptions, 0))
from wanted w
full join breakdown b using (dimension, period_id)
where (coalesce(w.slots, 0), coalesce(w.disruptions, 0)) is distinct from (coalesce(b.slots, 0), coalesce(b.disruptions, 0))
