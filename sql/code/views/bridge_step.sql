-- From one published credit to another, in steps each of which goes from what one run knew of some leaf periods to what
-- another run knew of the same. A published credit is a sum of credits of leaf periods as single runs computed them; so is
-- the difference of two, and in it the weights of a leaf period sum to zero.

-- The credits of which the published one of some leaf periods is the sum: of which leaf period, computed by which run, with
-- which weight. Restated, it is the run's own. Reported, a locked leaf period has that of the run with which it was locked;
-- and the first open one after it has, as adjustment, what the locked one has now, less what it has reported: its credit
-- and its own adjustments, which are resolved in the same way. A lock names a run older than its own change, so this ends.
create function drumbeat.credit_term(org_id bigint, published_run bigint, basis text, months integer[])
  returns table (month_id integer, run_no bigint, weight integer, is_adjustment boolean)
  language sql stable
begin atomic
  with recursive term as (
    select m.period_id as month_id, coalesce(l.run_no, r.run_no) as run_no, 1 as weight, false as is_adjustment, true as is_published
    from drumbeat.run r
    cross join lateral unnest($4) m (period_id)
    left join drumbeat.period_lock_at($1, r.known_change) l on l.period_id = m.period_id and $3 = 'reported'
    where r.org_id = $1 and r.run_no = $2
    union all
    select late.period_id, case when part.is_published then late.run_no else t.run_no end,
           case when part.is_published then -t.weight else t.weight end, true, part.is_published
    from term t
    join drumbeat.run r on r.org_id = $1 and r.run_no = t.run_no
    cross join lateral drumbeat.adjusted_period_at($1, r.known_change) late
    cross join (values (true), (false)) as part (is_published)
    where t.is_published and late.target_id = t.month_id and $3 = 'reported'
  )
  select term.month_id, term.run_no, term.weight, term.is_adjustment from term;
end;

-- The steps from the first published number of a period to the second. Those of the period's own leaf periods go from the
-- first number to the second, with weight 1; those of its adjustments go forward in time, and count once for each time
-- that the adjustment was made, or less than zero where the second number no longer has it. Quotas are never adjusted: for them
-- the adjustments are left out. The leaf periods are those of the calendar that the second run knew: where the first knew another,
-- it has nothing in those that are new.
create function drumbeat.bridge_step(
    org_id bigint, first_run bigint, first_basis text, second_run bigint, second_basis text, period_id integer, with_adjustments boolean)
  returns table (step_no bigint, is_adjustment boolean, from_run bigint, to_run bigint, weight bigint, months integer[])
  language sql stable
begin atomic
  with own as (
    select array_agg(m.period_id) as months
    from drumbeat.run r
    cross join lateral drumbeat.fiscal_period_known_at($1, r.known_change) m
    where r.org_id = $1 and r.run_no = $4 and m.level = 'month' and $6 in (m.period_id, m.quarter_id, m.year_id)
  ),
  term as (
    select t.month_id, t.run_no, t.weight, t.is_adjustment
    from own cross join lateral drumbeat.credit_term($1, $4, $5, own.months) t
    union all
    select t.month_id, t.run_no, -t.weight, t.is_adjustment
    from own cross join lateral drumbeat.credit_term($1, $2, $3, own.months) t
  ),
  net as (
    select t.month_id, t.run_no, sum(t.weight) as weight
    from term t
    where $7 or not t.is_adjustment
    group by t.month_id, t.run_no
    having sum(t.weight) <> 0
  ),
  -- What weighs before a run is taken up by the way from that run to the next.
  way as (
    select n.month_id, n.run_no as from_run, lead(n.run_no) over of_month as to_run, -sum(n.weight) over of_month as weight
    from net n
    window of_month as (partition by n.month_id order by n.run_no)
  ),
  directed as (
    select w.month_id, not w.month_id = any (own.months) as is_adjustment,
           case when turn.is_back then w.to_run else w.from_run end as from_run,
           case when turn.is_back then w.from_run else w.to_run end as to_run,
           case when turn.is_back then -w.weight else w.weight end::bigint as weight
    from way w
    cross join own
    cross join lateral (select w.weight < 0 and w.month_id = any (own.months)) as turn (is_back)
    where w.to_run is not null and w.weight <> 0
  )
  select row_number() over (order by d.is_adjustment, d.from_run, d.to_run, d.weight), d.is_adjustment, d.from_run, d.to_run, d.weight,
         array_agg(d.month_id order by d.month_id)
  from directed d
  group by d.is_adjustment, d.from_run, d.to_run, d.weight;
end;
