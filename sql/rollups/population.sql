-- purpose: who must appear, before any fact is looked at: people without a deal, teams without a quota, products never sold
-- grain: dimension × subject × period · inputs: horizon, team_membership, employment, team, product, then tally, credit_part and quota_part · $1 organisation
insert into population (dimension, subject_id, period_id)
select 'company', 0, period_id from horizon
union
select 'rep', m.person_id, h.period_id
from horizon h join team_membership m on m.org_id = $1::bigint and m.kind = 'member' and m.during && h.during
union
-- Who works here in no team is a rep too, unless it is to lead one.
select 'rep', e.person_id, h.period_id
from horizon h
join employment e on e.org_id = $1 and e.during && h.during
where not exists (select from team_membership m
                  where m.org_id = $1 and m.person_id = e.person_id and m.kind = 'leader' and m.during && h.during)
union
select 'manager', m.person_id, h.period_id
from horizon h
join team_membership m on m.org_id = $1 and m.kind = 'leader' and m.during && h.during
join team t on t.org_id = $1 and t.team_id = m.team_id and t.level = 'team'
union
select t.level, t.team_id, h.period_id from horizon h join team t on t.org_id = $1 and t.level in ('team', 'region')
union
select 'territory', t.territory_id, h.period_id from horizon h join territory t on t.org_id = $1
union
select 'product', p.product_id, h.period_id from horizon h join product p on p.org_id = $1
union
select q.dimension, q.subject_id, p.period_id
from quota_part q
join fiscal_period f on f.org_id = $1 and f.period_id = q.month_id
cross join lateral (values (f.period_id), (f.quarter_id), (f.year_id)) as p (period_id)
union
select dimension, subject_id, period_id from tally
union
select dimension, subject_id, period_id from credit_part
