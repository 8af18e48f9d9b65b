-- purpose: how many secrets were refused, by day and kind
-- cardinality: one row per day and kind
-- columns: day in the organisation's zone, kind, how many
-- $1 organisation, $2 first day or null, $3 last day or null
select (r.hour at time zone o.zone)::date as day, r.kind, sum(r.refused)::bigint
from sign_in_refusal r
join organisation o on o.org_id = r.org_id
where r.org_id = $1::bigint
  and ($2::date is null or r.hour >= $2::timestamp at time zone o.zone)
  and ($3::date is null or r.hour < ($3 + 1)::timestamp at time zone o.zone)
group by 1, r.kind
order by 1 desc, r.kind collate "C"
