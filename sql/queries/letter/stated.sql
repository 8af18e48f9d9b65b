-- purpose: the quotas stated for people in a fiscal year, spread over its leaf periods
-- cardinality: one row per quota and leaf period
-- $1 organisation, $2 run, $3 year, $4 person or null for everybody
-- columns: person, component, layer, what it is stated for, the whole, profile of the seasonality, leaf period, its part, its weight in
--          hundredths of a percent of the whole
select q.person_id, q.component, q.layer, stated.label, q.amount_minor, q.seasonality, f.label, l.amount_minor,
       coalesce(round(10000 * l.weight::numeric / nullif(sum(l.weight) over (partition by q.quota_id), 0)), 0)::integer
from run r
cross join lateral quota_known_at($1::bigint, r.known_change) q
join quota_leaf_known_at($1, (select k.known_change from run k where k.org_id = $1 and k.run_no = $2)) l on l.quota_id = q.quota_id
join lateral fiscal_period_known_at($1, r.known_change) f on f.period_id = l.period_id and f.year_id = $3::integer
join lateral fiscal_period_known_at($1, r.known_change) stated on stated.period_id = q.period_id
where r.org_id = $1 and r.run_no = $2::bigint and q.person_id is not null and q.measure = 'bookings'
  and ($4::bigint is null or q.person_id = $4)
order by q.person_id, q.layer, q.component, lower(stated.during), q.quota_id, lower(f.during)
