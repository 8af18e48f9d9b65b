-- How much less than a full quota people owe, month by month: the days of the month on which a person works here, the share
-- (basis points) and the days of a ramp, the working days of leaves with relief. Only people who owe less in any month for
-- which a quota is stated, with all those months; as known after a change. Decision 14 has the rules and their reasons.

create function drumbeat.quota_factor_known_at(org_id bigint, known_change bigint)
  returns table (
    person_id bigint, month_id integer, quarter_id integer, during daterange, month_days bigint, days bigint, ramp_bp integer,
    ramp_days bigint, relieved_days bigint, working_days bigint)
  language sql stable
begin atomic
  with all_month as materialized (
    select f.period_id as month_id, f.quarter_id, f.during, (upper(f.during) - lower(f.during))::bigint as month_days
    from drumbeat.fiscal_period_known_at($1, $2) f
    join (select min(lower(p.during)) as first_day, max(upper(p.during)) as end_day
          from drumbeat.fiscal_period_known_at($1, $2) p where p.period_id in (select q.period_id from drumbeat.quota_known_at($1, $2) q)) span
      on f.during && daterange(span.first_day, span.end_day)
    where f.level = 'month'
  ),
  employed as materialized (
    select e.person_id, range_agg(e.during) as during from drumbeat.employment_known_at($1, $2) e group by e.person_id
  ),
  partly_employed as materialized (
    select e.person_id, e.during
    from employed e
    where not e.during @> (select daterange(min(lower(m.during)), max(upper(m.during))) from all_month m)
  ),
  relief as materialized (
    select p.during, p.value::integer as min_days from drumbeat.policy_in_force_known_at($1, $2) p where p.key = 'relief.min_days'
  ),
  absent as materialized (
    select a.person_id, f.period_id as month_id, sum(drumbeat.working_days(a.during * f.during))::bigint as days,
           -- Shorter absences are part of an ordinary month and relieve nobody.
           sum(case when a.is_relief and drumbeat.working_days(a.during) >= relief.min_days
                    then drumbeat.working_days(a.during * f.during) else 0 end)::bigint as relieved_days,
           drumbeat.working_days(f.during)::bigint as month_days
    from drumbeat.absence_known_at($1, $2) a
    join relief on relief.during @> lower(a.during)
    join drumbeat.fiscal_period_known_at($1, $2) f on f.level = 'month' and f.during && a.during
    group by a.person_id, f.period_id, f.during
  ),
  ramp as materialized (
    select r.*, lead(r.first_day) over (partition by r.person_id order by r.starts_on) as until
    from (select a.person_id, a.starts_on, a.profile, a.cutoff = 'prorated' as is_prorated, start.during as start_leaf,
                 -- Whose first day is after the cut-off day begins with the leaf period after it.
                 case when a.cutoff ~ '^[0-9]' and a.starts_on - lower(start.during) + 1 > (substring(a.cutoff from '^[0-9]+'))::integer
                      then upper(start.during) else lower(start.during) end as first_day,
                 row_number() over (partition by a.person_id order by a.starts_on) = 1
                   and not coalesce(lower(e.during) < lower(start.during), false) as is_first
          from drumbeat.ramp_assignment_known_at($1, $2) a
          join drumbeat.fiscal_period_known_at($1, $2) start on start.level = 'month' and start.during @> a.starts_on
          left join employed e on e.person_id = a.person_id) r
  ),
  -- A leaf period in which less than half of the working days were worked does not count as a month of the ramp.
  ramp_month as materialized (
    select r.person_id, r.profile, r.is_prorated, r.starts_on, r.start_leaf, f.period_id as month_id, f.during,
           1 + coalesce(sum(case when 2 * coalesce(a.days, 0) <= coalesce(a.month_days, 0) then 1 else 0 end)
                        over (partition by r.person_id, r.starts_on order by f.during rows between unbounded preceding and 1 preceding), 0)
             as month_no
    from ramp r
    join drumbeat.fiscal_period_known_at($1, $2) f on f.level = 'month' and lower(f.during) >= r.first_day
      and lower(f.during) < least(r.until, (select max(upper(m.during)) from all_month m))
    left join absent a on a.person_id = r.person_id and a.month_id = f.period_id
  ),
  ramped as materialized (
    select r.person_id, r.month_id, s.share_bp, r.start_leaf = r.during as is_start,
           case when r.is_prorated and r.start_leaf = r.during then upper(r.during) - r.starts_on end::bigint as days
    from ramp_month r
    join drumbeat.ramp_step_known_at($1, $2) s on s.profile = r.profile and s.month_no = r.month_no
    union all
    -- Before the first month of the first ramp nothing is owed.
    select r.person_id, m.month_id, 0, m.during = r.start_leaf, null
    from ramp r
    join all_month m on lower(m.during) < r.first_day
    where r.is_first
  ),
  special as materialized (
    select e.person_id from partly_employed e
    union select r.person_id from ramped r
    union select a.person_id from absent a where a.relieved_days > 0
  )
  -- In the leaf period in which a ramp starts, it takes the place of the days employed.
  select p.person_id, m.month_id, m.quarter_id, m.during, m.month_days,
         case when worked.days > 0 and r.is_start then m.month_days else worked.days end as days,
         coalesce(r.share_bp, 10000) as ramp_bp, coalesce(r.days, m.month_days) as ramp_days,
         coalesce(a.relieved_days, 0) as relieved_days, coalesce(a.month_days, 1) as working_days
  from special p
  cross join all_month m
  left join partly_employed e on e.person_id = p.person_id
  cross join lateral (
    select case when e.person_id is null then m.month_days
                else coalesce((select sum(upper(d.during) - lower(d.during)) from unnest(e.during * datemultirange(m.during)) as d (during)), 0)
           end::bigint) as worked (days)
  left join ramped r on r.person_id = p.person_id and r.month_id = m.month_id
  left join absent a on a.person_id = p.person_id and a.month_id = m.month_id;
end;
