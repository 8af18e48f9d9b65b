-- purpose: in which team and under which manager each person's quota stands, by days within the leaf period
-- grain: person × month × team × manager · inputs: rep_quota, person_place · $1 organisation
-- A person who was in two teams during a month brings each its days' share, to the cent; one in no team brings all to "(none)".
with piece as (
  select q.person_id, q.month_id, q.amount_minor, p.team_id, coalesce(p.manager_id, 0) as manager_id,
         sum(upper(p.during * f.during) - lower(p.during * f.during))::bigint as days
  from rep_quota q
  join fiscal_period f on f.org_id = $1::bigint and f.period_id = q.month_id
  join person_place p on p.org_id = $1 and p.person_id = q.person_id and p.during && f.during
  group by q.person_id, q.month_id, q.amount_minor, p.team_id, coalesce(p.manager_id, 0)
),
exact as (
  select piece.*, amount_minor::numeric * days as product, sum(days) over (partition by person_id, month_id) as total_days from piece
),
rounded as (
  select e.*, div(product, total_days) as floor_minor,
         amount_minor - sum(div(product, total_days)) over (partition by person_id, month_id) as remainder,
         row_number() over (partition by person_id, month_id order by product % total_days desc, team_id, manager_id) as place
  from exact e
)
insert into placed_quota (person_id, month_id, team_id, manager_id, amount_minor)
select person_id, month_id, team_id, manager_id, (floor_minor + case when place <= remainder then 1 else 0 end)::bigint
from rounded
union all
select q.person_id, q.month_id, 0, 0, q.amount_minor
from rep_quota q
where not exists (select from piece p where p.person_id = q.person_id and p.month_id = q.month_id)
