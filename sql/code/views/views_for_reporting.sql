-- What reporting tools see: the newest run, at plan rates, as reported, in leaf periods. All amounts and counts can be summed over periods; ratios
-- are divided by the tool, from the sums. Names of views and columns stay. Every one has a comment, and every row is of the login's organisation.

create view reporting.organisation with (security_invoker = true) as
  select g.key, g.name, g.currency, g.zone
  from drumbeat.organisation g;
comment on view reporting.organisation is 'The organisation: one row.';
comment on column reporting.organisation.key is 'Its key on the command line.';
comment on column reporting.organisation.name is 'Its name.';
comment on column reporting.organisation.currency is 'The currency of every amount, ISO 4217.';
comment on column reporting.organisation.zone is 'Its time zone, IANA.';

create view reporting.runs with (security_invoker = true) as
  select r.run_no as run, r.as_of, r.known_change, r.finished_at, r.digest, r.run_no = max(r.run_no) over (partition by r.org_id) as is_newest
  from drumbeat.run r;
comment on view reporting.runs is 'The nightly runs. All other views show the newest.';
comment on column reporting.runs.run is 'Number of the run.';
comment on column reporting.runs.as_of is 'The last day it includes.';
comment on column reporting.runs.known_change is 'The last change it knows.';
comment on column reporting.runs.finished_at is 'When it was published.';
comment on column reporting.runs.digest is 'SHA-256 over its numbers.';
comment on column reporting.runs.is_newest is 'Whether it is the newest one.';

create view reporting.calendar with (security_invoker = true) as
  with newest as materialized (select distinct on (r.org_id) r.org_id, r.known_change from drumbeat.run r order by r.org_id, r.run_no desc)
  select m.label as period, lower(m.during) as first_day, upper(m.during) - 1 as last_day, q.label as quarter, y.label as year,
         l.run_no is not null as is_locked, m.period_id as period_number
  from newest n
  cross join lateral drumbeat.fiscal_period_known_at(n.org_id, n.known_change) m
  left join lateral drumbeat.fiscal_period_known_at(n.org_id, n.known_change) q on q.period_id = m.quarter_id
  left join lateral drumbeat.fiscal_period_known_at(n.org_id, n.known_change) y on y.period_id = m.year_id
  left join lateral drumbeat.period_lock_at(n.org_id, n.known_change) l on l.period_id = m.period_id
  where m.level = 'month';
comment on view reporting.calendar is 'The leaf periods of the fiscal calendar: months, or what stands for them.';
comment on column reporting.calendar.period is 'Label of the leaf period, such as 2026-01.';
comment on column reporting.calendar.first_day is 'Its first day.';
comment on column reporting.calendar.last_day is 'Its last day.';
comment on column reporting.calendar.quarter is 'Label of its quarter.';
comment on column reporting.calendar.year is 'Label of its fiscal year.';
comment on column reporting.calendar.is_locked is 'Whether its reported numbers are locked.';
comment on column reporting.calendar.period_number is 'Number of the leaf period.';

create view reporting.people with (security_invoker = true) as
  with newest as materialized (select distinct on (r.org_id) r.org_id, r.as_of from drumbeat.run r order by r.org_id, r.run_no desc)
  select p.person_id as person_number, coalesce(i.display_name, 'Person ' || p.person_id) as name, e.role, e.first_day, e.last_day,
         t.team_id as team_number
  from newest n
  join drumbeat.person p on p.org_id = n.org_id
  left join drumbeat.person_identity i on i.org_id = p.org_id and i.person_id = p.person_id
  left join lateral (
    select (array_agg(x.role order by x.during desc))[1] as role, min(lower(x.during)) as first_day,
           case when bool_or(upper_inf(x.during)) then null else max(upper(x.during)) - 1 end as last_day
    from drumbeat.employment x where x.org_id = p.org_id and x.person_id = p.person_id) e on true
  left join drumbeat.team_membership t on t.org_id = p.org_id and t.person_id = p.person_id and t.kind = 'member' and t.during @> n.as_of;
comment on view reporting.people is 'The people, without addresses.';
comment on column reporting.people.person_number is 'Number of the person, as in subject_number of rows by rep and by manager.';
comment on column reporting.people.name is 'Name; Person and the number where it was erased.';
comment on column reporting.people.role is 'The latest role, such as rep or manager.';
comment on column reporting.people.first_day is 'First day of employment, where known.';
comment on column reporting.people.last_day is 'Last day of employment; null while employed.';
comment on column reporting.people.team_number is 'Number of the team he is a member of on the as-of day.';

create view reporting.teams with (security_invoker = true) as
  with newest as materialized (select distinct on (r.org_id) r.org_id, r.as_of from drumbeat.run r order by r.org_id, r.run_no desc)
  select t.team_id as team_number, t.name, t.level, p.parent_id as parent_number, m.person_id as leader_number
  from newest n
  join drumbeat.team_name t on t.org_id = n.org_id
  left join drumbeat.team_parent p on p.org_id = t.org_id and p.team_id = t.team_id and p.during @> n.as_of
  left join lateral (
    select x.person_id from drumbeat.team_membership x
    where x.org_id = t.org_id and x.team_id = t.team_id and x.kind = 'leader' and x.during @> n.as_of
    order by x.person_id limit 1) m on true;
comment on view reporting.teams is 'The teams, regions and the company at the top, as of the newest run''s day.';
comment on column reporting.teams.team_number is 'Number of the team, as in subject_number of rows by team and by region.';
comment on column reporting.teams.name is 'Name.';
comment on column reporting.teams.level is 'company, region or team.';
comment on column reporting.teams.parent_number is 'Number of the team above.';
comment on column reporting.teams.leader_number is 'Number of the person who leads it.';

create view reporting.territories with (security_invoker = true) as
  with newest as materialized (select distinct on (r.org_id) r.org_id, r.as_of from drumbeat.run r order by r.org_id, r.run_no desc)
  select t.territory_id as territory_number, t.name, p.parent_id as parent_number
  from newest n
  join drumbeat.territory t on t.org_id = n.org_id
  left join drumbeat.territory_parent p on p.org_id = t.org_id and p.territory_id = t.territory_id and p.during @> n.as_of;
comment on view reporting.territories is 'The territories, as of the newest run''s day.';
comment on column reporting.territories.territory_number is 'Number of the territory, as in subject_number of rows by territory.';
comment on column reporting.territories.name is 'Name.';
comment on column reporting.territories.parent_number is 'Number of the territory above.';

create view reporting.quota with (security_invoker = true) as
  with newest as materialized (select distinct on (r.org_id) r.org_id, r.known_change from drumbeat.run r order by r.org_id, r.run_no desc)
  select case when q.person_id is not null then 'person' when q.team_id is not null then 'team' when q.territory_id is not null then 'territory' else 'account' end as stated_for,
         coalesce(q.person_id, q.team_id, q.territory_id, q.account_id) as stated_for_number, q.component, q.layer, m.label as period,
         round(l.amount_minor / power(10::numeric, y.exponent), y.exponent) as amount
  from newest n
  join drumbeat.organisation g on g.org_id = n.org_id
  join drumbeat.currency y on y.code = g.currency
  cross join lateral drumbeat.quota_known_at(n.org_id, n.known_change) q
  join lateral drumbeat.quota_leaf_known_at(n.org_id, n.known_change) l on l.quota_id = q.quota_id
  join lateral drumbeat.fiscal_period_known_at(n.org_id, n.known_change) m on m.period_id = l.period_id;
comment on view reporting.quota is 'Quotas as they were stated, spread over leaf periods. What is owed of them stands in attainment.quota.';
comment on column reporting.quota.stated_for is 'person, team, territory or account.';
comment on column reporting.quota.stated_for_number is 'Its number.';
comment on column reporting.quota.component is 'Component, such as total.';
comment on column reporting.quota.layer is 'base or over_assignment.';
comment on column reporting.quota.period is 'Label of the leaf period.';
comment on column reporting.quota.amount is 'Amount in the organisation''s currency.';

create view reporting.attainment with (security_invoker = true) as
  with newest as materialized (select distinct on (r.org_id) r.org_id, r.run_no, r.known_change from drumbeat.run r order by r.org_id, r.run_no desc),
  basis as materialized (
    select n.org_id, m.period_id, m.label, coalesce(l.run_no, n.run_no) as at_run
    from newest n
    cross join lateral drumbeat.fiscal_period_known_at(n.org_id, n.known_change) m
    left join lateral drumbeat.period_lock_at(n.org_id, n.known_change) l on l.period_id = m.period_id
    where m.level = 'month'
  ),
  part as (
    select b.org_id, b.label, c.dimension, c.subject_id, c.quota_minor, c.members_quota_minor, c.credit_minor, 0::bigint as adjustment_minor,
           c.deal_count, c.excluded_count, c.overlay_minor
    from basis b join drumbeat.attainment_cell c on c.org_id = b.org_id and c.period_id = b.period_id and c.since_run <= b.at_run
    union all
    select b.org_id, b.label, c.dimension, c.subject_id, c.quota_minor, c.members_quota_minor, c.credit_minor, 0, c.deal_count, c.excluded_count,
           c.overlay_minor
    from basis b
    join drumbeat.attainment_cell_history c
      on c.org_id = b.org_id and c.period_id = b.period_id and c.since_run <= b.at_run and c.until_run > b.at_run
    union all
    select b.org_id, b.label, a.dimension, a.subject_id, null, null, 0, a.adjustment_minor, 0, 0, 0
    from basis b join drumbeat.adjustment_cell a on a.org_id = b.org_id and a.period_id = b.period_id and a.since_run <= b.at_run
    union all
    select b.org_id, b.label, a.dimension, a.subject_id, null, null, 0, a.adjustment_minor, 0, 0, 0
    from basis b
    join drumbeat.adjustment_cell_history a
      on a.org_id = b.org_id and a.period_id = b.period_id and a.since_run <= b.at_run and a.until_run > b.at_run
  )
  select p.dimension, p.subject_id as subject_number,
         case when p.subject_id = 0 and p.dimension <> 'company' then '(none)' else coalesce(s.name, p.dimension || ' ' || p.subject_id) end as subject,
         p.label as period,
         round(sum(p.quota_minor) / power(10::numeric, y.exponent), y.exponent) as quota,
         round((sum(p.credit_minor) + sum(p.adjustment_minor)) / power(10::numeric, y.exponent), y.exponent) as credit,
         round(sum(p.adjustment_minor) / power(10::numeric, y.exponent), y.exponent) as adjustment,
         round(sum(p.members_quota_minor) / power(10::numeric, y.exponent), y.exponent) as members_quota,
         round(sum(p.overlay_minor) / power(10::numeric, y.exponent), y.exponent) as overlay_credit,
         sum(p.deal_count)::bigint as deals, sum(p.excluded_count)::bigint as excluded_deals
  from part p
  join drumbeat.organisation g on g.org_id = p.org_id
  join drumbeat.currency y on y.code = g.currency
  left join drumbeat.subject_name s on s.org_id = p.org_id and s.dimension = p.dimension and s.subject_id = p.subject_id
  group by p.org_id, p.dimension, p.subject_id, s.name, p.label, y.exponent;
comment on view reporting.attainment is 'Quota and credit by subject and leaf period, as `drumbeat report attainment` reports them. Attainment is sum(credit) / sum(quota).';
comment on column reporting.attainment.dimension is 'What the row is about: rep, manager, team, region, territory, company or product. Sum within one dimension only.';
comment on column reporting.attainment.subject_number is 'Number of the subject; 0 is the company, or "(none)" of a breakdown.';
comment on column reporting.attainment.subject is 'What it is called today.';
comment on column reporting.attainment.period is 'Label of the leaf period; calendar has its days, quarter and year.';
comment on column reporting.attainment.quota is 'Quota owed; null where there is none.';
comment on column reporting.attainment.credit is 'Credit, adjustments included.';
comment on column reporting.attainment.adjustment is 'What of it became known of locked periods after they were locked.';
comment on column reporting.attainment.members_quota is 'Of teams: what the members owe together.';
comment on column reporting.attainment.overlay_credit is 'Credit of overlay shares, which is in no sum.';
comment on column reporting.attainment.deals is 'How many deals are credited.';
comment on column reporting.attainment.excluded_deals is 'How many are left out for want of a rate.';

create view reporting.pipeline with (security_invoker = true) as
  with newest as materialized (select distinct on (r.org_id) r.org_id, r.known_change from drumbeat.run r order by r.org_id, r.run_no desc),
  month as materialized (
    select n.org_id, m.period_id, m.label from newest n cross join lateral drumbeat.fiscal_period_known_at(n.org_id, n.known_change) m where m.level = 'month'
    union all
    select n.org_id, 0, '(no date)' from newest n
  )
  select c.dimension, c.subject_id as subject_number,
         case when c.subject_id = 0 and c.dimension <> 'company' then '(none)' else coalesce(s.name, c.dimension || ' ' || c.subject_id) end as subject,
         m.label as period, c.won_count as won_deals, c.lost_count as lost_deals,
         round(c.won_minor / power(10::numeric, y.exponent), y.exponent) as won_amount, c.won_amount_count as won_deals_with_amount,
         c.won_cycle_days, c.won_cycle_count as won_deals_with_cycle, c.lost_cycle_days, c.lost_cycle_count as lost_deals_with_cycle,
         c.open_count as open_deals, round(c.open_minor / power(10::numeric, y.exponent), y.exponent) as open_amount,
         c.open_amount_count as open_deals_with_amount, round(c.open_list_minor / power(10::numeric, y.exponent), y.exponent) as open_list_amount,
         c.open_list_count as open_deals_with_list_price, c.excluded_count as excluded_deals
  from month m
  join drumbeat.pipeline_cell c on c.org_id = m.org_id and c.period_id = m.period_id
  join drumbeat.organisation g on g.org_id = c.org_id
  join drumbeat.currency y on y.code = g.currency
  left join drumbeat.subject_name s on s.org_id = c.org_id and s.dimension = c.dimension and s.subject_id = c.subject_id;
comment on view reporting.pipeline is 'Won, lost and open deals by subject and leaf period of their close date, as `drumbeat report pipeline` reports them. The win rate is sum(won_deals) / sum(won_deals + lost_deals).';
comment on column reporting.pipeline.dimension is 'What the row is about: rep, manager, team, region, territory, company or product. Sum within one dimension only.';
comment on column reporting.pipeline.subject_number is 'Number of the subject; 0 is the company, or "(none)" of a breakdown.';
comment on column reporting.pipeline.subject is 'What it is called today.';
comment on column reporting.pipeline.period is 'Label of the leaf period; (no date) holds open deals without a close date.';
comment on column reporting.pipeline.won_deals is 'Deals won.';
comment on column reporting.pipeline.lost_deals is 'Deals lost.';
comment on column reporting.pipeline.won_amount is 'What was won.';
comment on column reporting.pipeline.won_deals_with_amount is 'How many of the won have an amount: the mean deal is sum(won_amount) / sum of these.';
comment on column reporting.pipeline.won_cycle_days is 'Days from creation to close of the won, together.';
comment on column reporting.pipeline.won_deals_with_cycle is 'How many of the won have both days.';
comment on column reporting.pipeline.lost_cycle_days is 'Days from creation to close of the lost, together.';
comment on column reporting.pipeline.lost_deals_with_cycle is 'How many of the lost have both days.';
comment on column reporting.pipeline.open_deals is 'Deals open.';
comment on column reporting.pipeline.open_amount is 'What they may bring.';
comment on column reporting.pipeline.open_deals_with_amount is 'How many of the open have an amount.';
comment on column reporting.pipeline.open_list_amount is 'List prices of the open without an amount.';
comment on column reporting.pipeline.open_deals_with_list_price is 'How many of those there are.';
comment on column reporting.pipeline.excluded_deals is 'How many are left out for want of a rate.';
