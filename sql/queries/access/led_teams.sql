-- purpose: what somebody leads today
-- cardinality: one row
-- columns: whether he leads the company, who sees all of it; the teams he leads with all below: first those led, the largest first;
--          of which transactions this is what they left (snapshot.sql)
-- $1 organisation, $2 person
with today as materialized (
  select (now() at time zone o.zone)::date as day from organisation o where o.org_id = $1::bigint
),
led as materialized (
  select m.team_id, t.level
  from today
  join team_membership m on m.org_id = $1 and m.person_id = $2::bigint and m.kind = 'leader' and m.during @> today.day
  join team t on t.org_id = $1 and t.team_id = m.team_id
)
select exists (select from led where led.level = 'company') as leads_company,
       array(select b.team_id
             from today
             cross join led
             cross join lateral team_below($1, led.team_id, today.day) b (team_id)
             group by b.team_id, today.day
             order by bool_or(b.team_id = led.team_id) desc, (select count(*) from team_below($1, b.team_id, today.day)) desc, b.team_id) as teams,
       pg_current_snapshot()::text as snapshot
