-- purpose: spread each quota written by this change evenly over the leaf periods it covers, to the cent: the first leaves carry the remainder
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into quota_leaf as current (org_id, quota_id, period_id, amount_minor, changed_in)
select $1::bigint, q.quota_id, leaf.period_id,
       q.amount_minor / count(*) over whole
         + case when row_number() over (partition by q.quota_id order by leaf.period_id) <= q.amount_minor % count(*) over whole then 1 else 0 end,
       $2::bigint
from quota q
join (select f.period_id, part.of_period
      from fiscal_period f
      cross join lateral (values (f.period_id), (f.quarter_id), (f.year_id)) as part (of_period)
      where f.org_id = $1 and f.level = 'month') leaf on leaf.of_period = q.period_id
where q.org_id = $1 and q.changed_in = $2
window whole as (partition by q.quota_id)
on conflict (org_id, quota_id, period_id) do update
  set amount_minor = excluded.amount_minor, changed_in = excluded.changed_in
  where current.amount_minor is distinct from excluded.amount_minor
