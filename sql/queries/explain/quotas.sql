-- purpose: the lines of which the quota of a cell is the sum, as known at its run, and those that something displaces
-- cardinality: one row per line and leaf period; those that count come first
-- columns: whose it is, kind (own, share, open, lies, placed, members, led; of a person in a territory: primary, unassigned, instead;
--          of what a person does not owe: employment, ramp, leave, over_assignment; stated: the whole of which a seasonality gives the month a share), period, amount, whether it counts, the share in basis
--          points and the days it held where it is a part
-- $1 organisation, $2 known change, $3 dimension, $4 subject, $5 first day, $6 last day, $7 day of the structure or null, $8 the leaf periods that are
-- wanted, null for all
-- A team lists people; region and company list teams, each of which can be explained in turn.
with line as materialized (
  select * from quota_line($1::bigint, $2::bigint, daterange($5::date, $6::date, '[]'), $7::date)
),
below as materialized (
  select a.territory_id, m.period_id as month_id
  from territory_above_known_at($1, $2) a
  join fiscal_period_known_at($1, $2) m on m.level = 'month' and a.during @> coalesce($7, upper(m.during) - 1)
  where $3::text = 'area' and a.area_id = $4::bigint
),
chosen as (
  select * from line
  where ($8::integer[] is null or month_id = any ($8)) and case
          when $3::text in ('rep', 'manager') then part = case $3 when 'rep' then 'carried' else 'manager' end and subject_id = $4::bigint
          when $3 = 'territory' then part = 'territory' and subject_id = $4
          when $3 = 'area' then part = 'territory' and ((subject_id, month_id) in (select territory_id, month_id from below) or ($4 = 0 and subject_id = 0))
          when $3 = 'company' then part = 'team' and level = 'company'
          when $4 = 0 then part = 'outside' and level = $3
          else part = 'team' and level = $3 and subject_id = $4
        end
),
explained as (
  select month_id, case when source is not null then source when origin = 'person' then 'own' when subject_id = 0 then 'open' else 'share' end as kind,
         origin, origin_id, amount_minor, is_counted, share_bp, part_days, month_days
  from chosen where part = 'carried'
  union all
  select month_id,
         case when source is not null then source when origin = 'territory' then 'own' when origin = 'account' then 'lies'
              when subject_id = 0 then 'unassigned' else 'primary' end,
         origin, origin_id, amount_minor, is_counted, null, part_days, month_days
  from chosen where part = 'territory'
  union all
  -- Of what a month is a part, where a seasonality says how much of it.
  select l.period_id, 'stated', 'person', q.person_id, q.amount_minor, false, round(10000 * l.weight / l.total_weight)::integer, null, null
  from quota_known_at($1, $2) q
  join (select w.quota_id, w.period_id, w.weight, nullif(sum(w.weight) over (partition by w.quota_id), 0) as total_weight
        from quota_leaf_known_at($1, $2) w) l on l.quota_id = q.quota_id
  join fiscal_period_known_at($1, $2) m on m.period_id = l.period_id and m.during && daterange($5, $6, '[]')
  where $3 = 'rep' and q.person_id = $4 and q.seasonality is not null and q.layer = 'base' and q.measure = 'bookings'
  union all
  -- What is over-assigned to a team, the company or a territory; for people it is among the lines.
  select l.period_id, 'over_assignment', case when q.team_id is null then 'territory' else 'team' end, coalesce(q.team_id, q.territory_id),
         l.amount_minor, false, null, null, null
  from quota_known_at($1, $2) q
  join quota_leaf_known_at($1, $2) l on l.quota_id = q.quota_id
  join fiscal_period_known_at($1, $2) m on m.period_id = l.period_id and m.during && daterange($5, $6, '[]')
  where q.layer = 'over_assignment' and q.measure = 'bookings'
    and case $3
          when 'territory' then q.territory_id = $4
          when 'company' then q.team_id in (select t.team_id from team_known_at($1, $2) t where t.level = 'company')
          when 'team' then q.team_id = $4
          when 'region' then q.team_id = $4
          else false
        end
  union all
  select month_id, 'led', origin, origin_id, amount_minor, is_counted, null, part_days, month_days
  from chosen where part = 'manager' and origin = 'team'
  union all
  select month_id, case when origin = 'team' then 'own' else 'members' end, 'team', origin_id, amount_minor, is_counted, null, null, null
  from chosen where part in ('team', 'outside') and (origin = 'team' or $3 = 'company' or ($3 = 'region' and $4 <> 0))
  union all
  -- Who stands directly in a team, by name.
  select c.month_id, 'placed', 'person', p.subject_id, sum(p.amount_minor)::bigint, c.is_counted, null, sum(p.part_days)::bigint, p.month_days
  from chosen c
  join line p on p.part = 'placed' and p.origin_id = c.origin_id and p.month_id = c.month_id and p.subject_id <> 0
  where c.origin = 'members' and ($3 = 'team' or ($3 = 'region' and $4 = 0) or ($3 = 'manager' and p.manager_id = c.subject_id))
  group by c.month_id, p.subject_id, c.origin_id, c.is_counted, p.month_days
  union all
  select c.month_id, 'open', p.origin, p.origin_id, p.amount_minor, c.is_counted, null, null, null
  from chosen c
  join line p on p.part = 'carried' and p.subject_id = 0 and p.month_id = c.month_id
  where c.origin = 'members' and c.origin_id = 0
    and ($3 = 'team' or ($3 = 'region' and $4 = 0) or ($3 = 'manager' and c.subject_id = 0))
)
select case e.origin when 'person' then 'person ' || pn.name
                     when 'territory' then coalesce('territory ' || t.name, 'accounts in no territory')
                     when 'account' then 'account ' || a.name
                     else coalesce(tn.level || ' ' || tn.name, 'people in no team, open territories') end collate "C" as owner,
       e.kind, f.label, e.amount_minor, e.is_counted, e.share_bp, e.part_days, e.month_days
from explained e
join fiscal_period_known_at($1, $2) f on f.period_id = e.month_id
left join person_name pn on e.origin = 'person' and pn.org_id = $1 and pn.person_id = e.origin_id
left join territory t on e.origin = 'territory' and t.org_id = $1 and t.territory_id = e.origin_id
left join account a on e.origin = 'account' and a.org_id = $1 and a.account_id = e.origin_id
left join team_name tn on e.origin = 'team' and tn.org_id = $1 and tn.team_id = e.origin_id
order by e.is_counted desc, owner, lower(f.during), e.origin_id, e.kind
