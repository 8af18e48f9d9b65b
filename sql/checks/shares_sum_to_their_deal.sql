-- purpose: the revenue shares of a deal sum to its amount, to the minor unit
-- returns a row per deal whose shares do not
select format('deal %s: its revenue shares sum to %s minor units, its amount is %s', opportunity_id, sum(share_minor), min(amount_minor))
from credit
where kind = 'revenue'
group by opportunity_id
having sum(share_minor) is distinct from min(amount_minor)::numeric
