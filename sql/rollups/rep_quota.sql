-- purpose: the quota that each person carries in each leaf period
-- grain: person × month; person 0 is the open part of territories that nobody carries
-- inputs: quota_leaf, territory_assignment · $1 organisation
-- A person's own amount, or else the share × days of each territory carried; to the cent by largest remainder, so that
-- what the people carry and what is open sum to the territory exactly. A territory over 100 % shares its amount in proportion.
with own as (
  select q.person_id, l.period_id as month_id, sum(l.amount_minor)::bigint as amount_minor
  from quota q join quota_leaf l on l.org_id = q.org_id and l.quota_id = q.quota_id
  where q.org_id = $1::bigint and q.person_id is not null and q.measure = 'bookings' and q.layer = 'base'
  group by q.person_id, l.period_id
),
whole as (
  select q.territory_id, l.period_id as month_id, f.during, sum(l.amount_minor)::bigint as amount_minor
  from quota q
  join quota_leaf l on l.org_id = q.org_id and l.quota_id = q.quota_id
  join fiscal_period f on f.org_id = l.org_id and f.period_id = l.period_id
  where q.org_id = $1 and q.territory_id is not null and q.measure = 'bookings' and q.layer = 'base'
  group by q.territory_id, l.period_id, f.during
),
carried as (
  select w.territory_id, w.month_id, a.person_id,
         sum(a.share_bp::bigint * (upper(a.during * w.during) - lower(a.during * w.during))) as weight
  from whole w
  join territory_assignment a on a.org_id = $1 and a.territory_id = w.territory_id and a.during && w.during
  group by w.territory_id, w.month_id, a.person_id
),
weighted as (
  select territory_id, month_id, person_id, weight from carried
  union all
  select w.territory_id, w.month_id, 0, 10000::bigint * (upper(w.during) - lower(w.during)) - coalesce(sum(c.weight), 0)
  from whole w left join carried c on c.territory_id = w.territory_id and c.month_id = w.month_id
  group by w.territory_id, w.month_id, w.during
  having 10000::bigint * (upper(w.during) - lower(w.during)) > coalesce(sum(c.weight), 0)
),
exact as (
  select s.territory_id, s.month_id, s.person_id, w.amount_minor,
         w.amount_minor::numeric * s.weight as product, sum(s.weight) over part as total_weight
  from weighted s join whole w on w.territory_id = s.territory_id and w.month_id = s.month_id
  window part as (partition by s.territory_id, s.month_id)
),
rounded as (
  select territory_id, month_id, person_id, div(product, total_weight) as floor_minor,
         amount_minor - sum(div(product, total_weight)) over part as remainder,
         row_number() over (partition by territory_id, month_id order by product % total_weight desc, person_id) as place
  from exact
  window part as (partition by territory_id, month_id)
),
shared as (
  select person_id, month_id, sum(floor_minor + case when place <= remainder then 1 else 0 end)::bigint as amount_minor
  from rounded group by person_id, month_id
)
insert into rep_quota (person_id, month_id, amount_minor)
select person_id, month_id, amount_minor from own
union all
select s.person_id, s.month_id, s.amount_minor from shared s
where not exists (select from own o where o.person_id = s.person_id and o.month_id = s.month_id)
