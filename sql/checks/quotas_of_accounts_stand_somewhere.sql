-- purpose: of an account's quota every cent stands in one territory, or in none
-- returns a row per account and leaf period of which some does not
select format('account %s, period %s: %s minor units stated, %s in territories or in none', stated.account_id, stated.period_id,
              stated.amount_minor, coalesce(line.amount_minor, 0))
from (select q.account_id, l.period_id, sum(l.amount_minor) as amount_minor
      from quota q
      join quota_leaf l on l.org_id = q.org_id and l.quota_id = q.quota_id
      where q.account_id is not null and q.measure = 'bookings' and q.layer = 'base'
      group by q.account_id, l.period_id) stated
left join (select origin_id, month_id, sum(amount_minor) as amount_minor
           from quota_line where part = 'territory' and origin = 'account'
           group by origin_id, month_id) line
  on line.origin_id = stated.account_id and line.month_id = stated.period_id
where stated.amount_minor is distinct from line.amount_minor
