-- purpose: what speaks for and against locking a window now
-- cardinality: one row
-- $1 organisation, $2 first day, $3 last day
-- The newest run, whether it reaches the last day and knows every change of the data, and what in the window is unfinished.
select r.run_no, r.as_of,
       coalesce(r.as_of >= $3::date, false),
       coalesce(r.known_change >= (select coalesce(max(c.change_no), 0) from change c where c.org_id = $1::bigint and c.kind not in ('lock', 'inquiry', 'letter', 'access', 'erasure')), false),
       (select count(*) from opportunity o join canonical_stage s on s.code = o.stage
        where o.org_id = $1 and s.outcome = 'open' and o.close_on between $2::date and $3),
       (select count(*) from opportunity o join organisation g on g.org_id = o.org_id
        where o.org_id = $1 and o.stage = 'won' and o.amount_minor is null and o.close_on between $2 and $3),
       (select count(*) from opportunity o
        where o.org_id = $1 and o.stage = 'won' and o.close_on between $2 and $3 and o.booked_on is null
          and exists (select from policy p where p.org_id = $1 and p.key = 'credit.date' and p.value = 'booked' and p.during @> o.close_on)),
       coalesce((select sum(c.excluded_count)::bigint from attainment_cell c
                 join fiscal_period f on f.org_id = c.org_id and f.period_id = c.period_id and f.level = 'month'
                 where c.org_id = $1 and c.dimension = 'company' and f.during && daterange($2, $3, '[]')), 0),
       (select count(*) from fiscal_period f
        where f.org_id = $1 and f.level = 'month' and upper(f.during) <= $2
          and exists (select from attainment_cell c where c.org_id = $1 and c.period_id = f.period_id)
          and not exists (select from period_lock_at($1, 9223372036854775807) l where l.period_id = f.period_id))
from (select 1) always
left join lateral (select n.run_no, n.as_of, n.known_change from run n where n.org_id = $1 order by n.run_no desc limit 1) r on true
