-- purpose: what people carry and what is open sums to the company's members in every leaf period, and so do the territories
-- returns a row per leaf period and breakdown that does not
select format('period %s: by %s %s minor units, the company''s members sum to %s', part.month_id, part.dimension, part.amount_minor,
              company.members_minor)
from (select dimension, month_id, sum(amount_minor) as amount_minor
      from quota_part where dimension in ('rep', 'territory') group by dimension, month_id) part
left join (select month_id, members_minor from quota_part where dimension = 'company') company on company.month_id = part.month_id
where part.amount_minor is distinct from company.members_minor::numeric
