-- purpose: why the quota of a cell differs between two published numbers: whose part of it differs by how much, and its cause
-- cardinality: one row per person, territory or team whose part differs
-- columns: cause, whose it is, before, after
-- $1 organisation, $2 first run, $3 its basis, $4 second run, $5 its basis, $6 period, $7 dimension, $8 subject
-- The parts are those of quota_line, as the runs knew them: for a rep what he carries, for others own amounts of teams, what
-- people carry where they stand, and what is open. A part has one cause, the first that applies of those below.
with step as materialized (
  select s.* from bridge_step($1::bigint, $2::bigint, $3::text, $4::bigint, $5::text, $6::integer, false) s
),
knowledge as materialized (
  select r.run_no, r.known_change
  from run r
  where r.org_id = $1 and r.run_no in (select from_run from step union select to_run from step)
),
-- Of leaf periods that the earlier run's calendar did not have nothing was stated then.
of_other_calendar as (
  select s.step_no
  from step s
  join run r on r.org_id = $1 and r.run_no = s.from_run
  cross join lateral unnest(s.months) m (month_id)
  left join lateral fiscal_period_known_at($1, r.known_change) f on f.period_id = m.month_id
  where f.period_id is null
),
window_of as (
  select m.period_id as month_id, m.during
  from run r
  cross join lateral fiscal_period_known_at($1, r.known_change) m
  where r.org_id = $1 and r.run_no = $4 and m.period_id in (select unnest(months) from step)
),
line as materialized (
  select k.run_no, q.*
  from knowledge k
  cross join lateral quota_line($1, k.known_change, (select range_merge(range_agg(during)) from window_of)) q
),
chosen as materialized (
  select * from line
  where is_counted
    and case
          when $7::text in ('rep', 'manager') then part = case $7 when 'rep' then 'carried' else 'manager' end and subject_id = $8::bigint
          when $7 = 'territory' then part = 'territory' and subject_id = $8
          when $7 = 'company' then part = 'team' and level = 'company'
          when $8 = 0 then part = 'outside' and level = $7
          else part = 'team' and level = $7 and subject_id = $8
        end
),
part as (
  select run_no, month_id, origin, origin_id, amount_minor from chosen where part in ('carried', 'territory') or origin = 'team'
  union all
  -- What stands directly in a team: people there, and below the company also what nobody carries.
  select c.run_no, c.month_id, 'person', p.subject_id, p.amount_minor
  from chosen c
  join line p on p.run_no = c.run_no and p.part = 'placed' and p.origin_id = c.origin_id and p.month_id = c.month_id and p.subject_id <> 0
             and (c.part <> 'manager' or p.manager_id = c.subject_id)
  where c.origin = 'members'
  union all
  select c.run_no, c.month_id, p.origin, p.origin_id, p.amount_minor
  from chosen c
  join line p on p.run_no = c.run_no and p.part = 'carried' and p.subject_id = 0 and p.is_counted and p.month_id = c.month_id
  where c.origin = 'members' and c.origin_id = 0 and (c.part <> 'manager' or c.subject_id = 0)
),
effect as materialized (
  select s.step_no, p.origin, p.origin_id,
         coalesce(sum(p.amount_minor) filter (where p.run_no = s.from_run), 0)::bigint as from_minor,
         coalesce(sum(p.amount_minor) filter (where p.run_no = s.to_run), 0)::bigint as to_minor
  from step s
  join part p on p.run_no in (s.from_run, s.to_run) and p.month_id = any (s.months)
  group by s.step_no, p.origin, p.origin_id
  having coalesce(sum(p.amount_minor) filter (where p.run_no = s.from_run), 0)
      <> coalesce(sum(p.amount_minor) filter (where p.run_no = s.to_run), 0)
),
-- What was stated for whom, as long as it covers one of the leaf periods.
stated as materialized (
  select s.step_no, case when q.person_id is not null then 'person' when q.team_id is not null then 'team' when q.territory_id is not null then 'territory' else 'account' end as origin,
         coalesce(q.person_id, q.team_id, q.territory_id, q.account_id) as origin_id,
         string_agg(distinct v.text, ',' order by v.text) filter (where k.run_no = s.from_run) as from_text,
         string_agg(distinct v.text, ',' order by v.text) filter (where k.run_no = s.to_run) as to_text,
         sum(case when k.run_no = s.to_run then l.amount_minor else -l.amount_minor end) as spread_minor
  from step s
  join knowledge k on k.run_no in (s.from_run, s.to_run)
  cross join lateral quota_known_at($1, k.known_change) q
  join lateral quota_leaf_known_at($1, k.known_change) l on l.quota_id = q.quota_id and l.period_id = any (s.months)
  cross join lateral (select q.period_id || ' ' || q.component || ' ' || q.amount_minor) as v (text)
  where q.measure = 'bookings' and q.layer = 'base'
  group by s.step_no, 2, 3
),
-- Whether the policy that says which leaves relieve is another, and who is absent otherwise than before.
relief as materialized (
  select s.step_no,
         string_agg(p.during || p.value, ',' order by p.during) filter (where k.run_no = s.from_run)
           is distinct from string_agg(p.during || p.value, ',' order by p.during) filter (where k.run_no = s.to_run) as is_changed
  from step s
  join knowledge k on k.run_no in (s.from_run, s.to_run)
  cross join lateral policy_in_force_known_at($1, k.known_change) p
  where p.key = 'relief.min_days'
  group by s.step_no
),
absent as materialized (
  select s.step_no, a.person_id,
         string_agg(a.during || ' ' || a.is_relief, ',' order by a.during) filter (where k.run_no = s.from_run)
           is distinct from string_agg(a.during || ' ' || a.is_relief, ',' order by a.during) filter (where k.run_no = s.to_run) as is_changed
  from step s
  join knowledge k on k.run_no in (s.from_run, s.to_run)
  cross join lateral absence_known_at($1, k.known_change) a
  group by s.step_no, a.person_id
),
-- How what each person carries of each stated quota differs, and what takes it away.
carried as (
  select s.step_no, l.subject_id, l.origin, l.origin_id,
         sum(sign.n * l.amount_minor) filter (where l.is_counted) as counted_minor,
         sum(sign.n * l.amount_minor) filter (where l.source = 'employment') as employment_minor,
         sum(sign.n * l.amount_minor) filter (where l.source = 'ramp') as ramp_minor,
         sum(sign.n * l.amount_minor) filter (where l.source = 'leave') as leave_minor
  from step s
  join line l on l.part = 'carried' and l.run_no in (s.from_run, s.to_run) and l.month_id = any (s.months)
             and l.source is distinct from 'over_assignment'
  cross join lateral (select case when l.run_no = s.to_run then 1 else -1 end) as sign (n)
  group by s.step_no, l.subject_id, l.origin, l.origin_id
),
judged as (
  select c.step_no, c.subject_id, c.origin, c.origin_id, abs(c.counted_minor) as size,
         case when t.from_text is null and t.to_text is not null then 'quota_added'
              when t.to_text is null and t.from_text is not null then 'quota_removed'
              when t.from_text <> t.to_text then 'quota_changed'
              when t.spread_minor <> 0 then 'seasonality'
              when relief.is_changed and not absent.is_changed and coalesce(c.leave_minor, 0) <> 0 then 'relief_policy'
              when coalesce(c.employment_minor, 0) <> 0 then 'employment'
              when coalesce(c.ramp_minor, 0) <> 0 then 'ramp'
              when coalesce(c.leave_minor, 0) <> 0 then 'leave'
              when c.origin = 'territory' then 'territory' else 'quota_other' end as cause
  from carried c
  left join stated t on t.step_no = c.step_no and t.origin = c.origin and t.origin_id = c.origin_id
  left join relief on relief.step_no = c.step_no
  left join absent on absent.step_no = c.step_no and absent.person_id = c.subject_id
  where coalesce(c.counted_minor, 0) <> 0
)
select coalesce(case when e.step_no in (select step_no from of_other_calendar) then 'calendar' end, reason.cause, 'structure'),
       case e.origin when 'person' then 'person ' || pn.name when 'territory' then coalesce('territory ' || tr.name, 'accounts in no territory')
                     when 'account' then 'account ' || a.name
                     else tn.level || ' ' || tn.name end collate "C" as owner,
       e.from_minor, e.to_minor
from effect e
left join lateral (
  select case when t.from_text is null then 'quota_added' when t.to_text is null then 'quota_removed'
              when t.from_text <> t.to_text then 'quota_changed' when t.spread_minor <> 0 then 'seasonality' end as cause
  from stated t
  where (e.origin = 'team' or ($7 = 'territory' and e.origin <> 'person')) and t.step_no = e.step_no and t.origin = e.origin and t.origin_id = e.origin_id
  union all
  -- A person's part of another's number is judged by what makes most of the difference of what he carries.
  (select j.cause
   from judged j
   where e.origin <> 'team' and ($7 <> 'territory' or e.origin = 'person') and j.step_no = e.step_no
     and j.subject_id = case when $7 = 'rep' then $8 when e.origin = 'person' then e.origin_id else 0 end
     and (($7 <> 'rep' and e.origin = 'person') or (j.origin = e.origin and j.origin_id = e.origin_id))
   order by j.size desc, j.origin, j.origin_id limit 1)
) reason on true
left join person_name pn on e.origin = 'person' and pn.org_id = $1 and pn.person_id = e.origin_id
left join territory tr on e.origin = 'territory' and tr.org_id = $1 and tr.territory_id = e.origin_id
left join account a on e.origin = 'account' and a.org_id = $1 and a.account_id = e.origin_id
left join team_name tn on e.origin = 'team' and tn.org_id = $1 and tn.team_id = e.origin_id
order by 1, abs(e.to_minor - e.from_minor) desc, 2
