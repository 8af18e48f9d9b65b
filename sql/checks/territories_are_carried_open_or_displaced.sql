-- purpose: of a territory's quota every cent is carried by somebody, open, or displaced by the carrier's own amount
-- returns a row per territory and leaf period of which some is not
select format('territory %s, period %s: %s minor units stated, %s carried, open or displaced', stated.territory_id, stated.period_id,
              stated.amount_minor, coalesce(line.amount_minor, 0))
from (select q.territory_id, l.period_id, sum(l.amount_minor) as amount_minor
      from quota q
      join quota_leaf l on l.org_id = q.org_id and l.quota_id = q.quota_id
      where q.territory_id is not null and q.measure = 'bookings' and q.layer = 'base'
      group by q.territory_id, l.period_id) stated
left join (select origin_id, month_id, sum(amount_minor) as amount_minor
           from quota_line where part = 'carried' and origin = 'territory'
           group by origin_id, month_id) line
  on line.origin_id = stated.territory_id and line.month_id = stated.period_id
where stated.amount_minor is distinct from line.amount_minor
