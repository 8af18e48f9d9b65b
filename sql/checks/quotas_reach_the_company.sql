-- purpose: what people carry and what is open sums to the company's members, in every leaf period
-- returns a row per leaf period that does not
select format('period %s: people carry %s minor units, the company''s members sum to %s', people.month_id, people.amount_minor, company.members_minor)
from (select month_id, sum(amount_minor) as amount_minor from quota_part where dimension = 'rep' group by month_id) people
left join (select month_id, members_minor from quota_part where dimension = 'company') company on company.month_id = people.month_id
where people.amount_minor is distinct from company.members_minor::numeric
