-- What people of whom quota_factor_known_at knows owe of their own amounts in the months that share a day with `days`, and what
-- they do not; kind: counts, employment, ramp or leave. As known after a change.

create function drumbeat.quota_owed_known_at(org_id bigint, known_change bigint, days daterange)
  returns table (
    person_id bigint, month_id integer, kind text, days bigint, month_days bigint, ramp_bp integer, ramp_days bigint,
    relieved_days bigint, working_days bigint, amount_minor bigint)
  language sql stable
begin atomic
  with factor as materialized (select f.* from drumbeat.quota_factor_known_at($1, $2) f),
  -- Almost everybody owes all of his quota and is no part of this.
  own as materialized (
    select q.quota_id, q.person_id from drumbeat.quota_known_at($1, $2) q
    where q.measure = 'bookings' and q.layer = 'base' and q.person_id in (select f.person_id from factor f)
  ),
  -- Each month of a quota falls into parts: what counts, and what does not for want of employment, by a ramp, by a leave.
  -- A part is rounded once over the months of a quarter, then divided among them, both by largest remainder.
  piece as (
    select l.quota_id, l.person_id, f.quarter_id, l.period_id as month_id, f.during, part.kind, part.place, f.days, f.month_days, f.ramp_bp,
           f.ramp_days, f.relieved_days, f.working_days, l.amount_minor,
           l.weight * part.size * 1.000000000000000000000000000000 / (10000 * f.month_days * f.month_days * f.working_days) as size
    from (select w.quota_id, own.person_id, w.period_id, case when sum(w.weight) over whole = 0 then 1 else w.weight end as weight,
                 sum(w.amount_minor) over whole as amount_minor
          from drumbeat.quota_leaf_known_at($1, $2) w
          join own on own.quota_id = w.quota_id
          join (select distinct f.month_id, f.quarter_id from factor f) m on m.month_id = w.period_id
          window whole as (partition by w.quota_id, m.quarter_id)) l
    join factor f on f.person_id = l.person_id and f.month_id = l.period_id
    cross join lateral (values
      (1, 'counts', f.days::numeric * f.ramp_bp * f.ramp_days * (f.working_days - f.relieved_days)),
      (2, 'employment', (f.month_days - f.days)::numeric * 10000 * f.month_days * f.working_days),
      (3, 'ramp', f.days::numeric * (10000 * f.month_days - f.ramp_bp * f.ramp_days) * f.working_days),
      (4, 'leave', f.days::numeric * f.ramp_bp * f.ramp_days * f.relieved_days)) as part (place, kind, size)
    where part.size > 0 or part.kind = 'counts' and f.days > 0
  ),
  part_of_quarter as (
    select e.quota_id, e.quarter_id, e.kind, e.size,
           floor(e.exact) + case when e.position <= e.amount_minor - sum(floor(e.exact)) over (partition by e.quota_id, e.quarter_id)
                                 then 1 else 0 end as amount_minor
    from (select t.*, row_number() over (partition by t.quota_id, t.quarter_id order by t.exact - floor(t.exact) desc, t.place) as position
          from (select p.quota_id, p.quarter_id, p.kind, p.place, p.amount_minor, sum(p.size) as size,
                       coalesce(round(p.amount_minor * sum(p.size) / nullif(sum(sum(p.size)) over (partition by p.quota_id, p.quarter_id), 0), 12), 0)
                         as exact
                from piece p group by p.quota_id, p.quarter_id, p.kind, p.place, p.amount_minor) t) e
  )
  select e.person_id, e.month_id, e.kind, e.days, e.month_days, e.ramp_bp, e.ramp_days, e.relieved_days, e.working_days,
         sum(floor(e.exact) + case when e.position <= e.whole_minor - e.floors_minor then 1 else 0 end)::bigint as amount_minor
  from (select t.*, sum(floor(t.exact)) over (partition by t.quota_id, t.quarter_id, t.kind) as floors_minor,
               row_number() over (partition by t.quota_id, t.quarter_id, t.kind order by t.exact - floor(t.exact) desc, t.during) as position
        from (select p.*, whole.amount_minor as whole_minor,
                     coalesce(round(whole.amount_minor * p.size / nullif(whole.size, 0), 12), 0) as exact
              from piece p
              join part_of_quarter whole on whole.quota_id = p.quota_id and whole.quarter_id = p.quarter_id and whole.kind = p.kind) t) e
  where e.during && $3
  group by e.person_id, e.month_id, e.kind, e.days, e.month_days, e.ramp_bp, e.ramp_days, e.relieved_days, e.working_days;
end;
