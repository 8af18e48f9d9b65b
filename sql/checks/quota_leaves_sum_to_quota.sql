-- purpose: a quota's leaves sum to it, to the cent
-- returns a row per quota that is not conserved
select format('quota %s: %s minor units stated, %s in its leaves', q.quota_id, q.amount_minor, coalesce(sum(l.amount_minor), 0))
from quota q
left join quota_leaf l on l.org_id = q.org_id and l.quota_id = q.quota_id
group by q.quota_id, q.amount_minor
having q.amount_minor <> coalesce(sum(l.amount_minor), 0)
