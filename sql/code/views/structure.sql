-- Numbers by another structure than that of the credit date: as if that of one day had always been (`--structure now`), and
-- areas, which are territories with everything below them. Sums of the same lines as the nightly run's, as known at the same
-- runs; only where they stand differs.

-- The territories at or above each territory, with the days on which they are: itself, what it lies in, and so on. No tree is
-- deeper than 64.
create function drumbeat.territory_above_known_at(org_id bigint, known_change bigint)
  returns table (territory_id bigint, area_id bigint, during daterange)
  language sql stable
begin atomic
  with recursive parent as materialized (
    select p.territory_id, p.parent_id, p.during from drumbeat.territory_parent_known_at($1, $2) p
  ),
  climb as (
    select t.territory_id, t.territory_id as area_id, daterange(null, null) as during, 1 as steps
    from drumbeat.territory t
    where t.org_id = $1
    union all
    select c.territory_id, up.parent_id, c.during * up.during, c.steps + 1
    from climb c
    join parent up on up.territory_id = c.area_id and up.during && c.during
    where c.steps < 64
  )
  select distinct c.territory_id, c.area_id, c.during from climb c;
end;

-- The lines of credit_line_by where they stand: on their own days or, with a day of structure, where their person, their account
-- and the teams stood on that day.
create function drumbeat.credit_line_standing(
    org_id bigint, as_of date, known_change bigint, structure_on date, structure_change bigint, dimension text)
  returns table (
    opportunity_id bigint, counts_as text, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, territory_id bigint,
    product_id bigint, account_id bigint, stage text, month_id integer, quarter_id integer, year_id integer, created_on date,
    close_on date, amount_minor bigint, currency text, share_bp integer, credit_minor bigint, is_excluded boolean,
    dated_minor bigint, report_minor bigint, reason text, held_until date, booked_on date)
  language sql stable
begin atomic
  select l.*
  from drumbeat.credit_line_by($1, $2, $3, $6) l
  where $4 is null
  union all
  select l.opportunity_id, l.counts_as, l.rep_id, coalesce(p.manager_id, 0), coalesce(t.node_id, 0), coalesce(r.node_id, 0),
         coalesce(lies.territory_id, carried.territory_id, 0), l.product_id, l.account_id, l.stage, l.month_id, l.quarter_id,
         l.year_id, l.created_on, l.close_on, l.amount_minor, l.currency, l.share_bp, l.credit_minor, l.is_excluded,
         l.dated_minor, l.report_minor, l.reason, l.held_until, l.booked_on
  from drumbeat.credit_line_by($1, $2, $3, $6) l
  left join drumbeat.person_standing($1, $5, $4) p on p.person_id = l.rep_id
  left join drumbeat.team_place_known_at($1, $5) t on t.level = 'team' and t.team_id = p.team_id and t.during @> $4
  left join drumbeat.team_place_known_at($1, $5) r on r.level = 'region' and r.team_id = p.team_id and r.during @> $4
  left join drumbeat.account_standing($1, $5, $4) lies on lies.account_id = l.account_id
  left join drumbeat.territory_standing($1, $5, $4) carried on carried.person_id = l.rep_id
  where $4 is not null;
end;

-- Attainment by leaf period, summed from its lines; for every subject of the breakdown there is in the as-of day's leaf
-- period, and for every other that has any. `structure_on`: the day of the structure, or null for everything on its own day.
create function drumbeat.attainment_regrouped(
    org_id bigint, run_no bigint, dimension text, months integer[], basis text, structure_on date)
  returns table (
    subject_id bigint, month_id integer, quota_minor bigint, quota_source text, members_quota_minor bigint, credit_minor bigint,
    adjustment_minor bigint, deal_count bigint, excluded_count bigint, overlay_minor bigint, dated_effect_minor bigint,
    report_effect_minor bigint, undated_count bigint, unreported_count bigint)
  language sql stable
  -- See decision 10: whole sets are joined by equality, whatever the statistics say.
  set enable_nestloop = off
begin atomic
  with this as materialized (
    select r.as_of, r.known_change from drumbeat.run r where r.org_id = $1 and r.run_no = $2
  ),
  -- Of the leaf periods asked for, those of the run.
  asked as materialized (
    select c.period_id as month_id
    from drumbeat.attainment_cell_at($1, $2) c
    where c.dimension = 'company' and c.period_id = any ($4)
  ),
  term as materialized (
    select a.month_id as stands_in, t.month_id, t.run_no, t.weight, t.is_adjustment
    from asked a
    cross join lateral drumbeat.credit_term($1, $2, $5, array[a.month_id]) t
  ),
  knowledge as materialized (
    select r.run_no, r.as_of, r.known_change
    from drumbeat.run r where r.org_id = $1 and r.run_no in (select term.run_no from term)
  ),
  -- Each territory lies in every area at or above it: on the last day of the leaf period, or on the day of the structure.
  area as materialized (
    select a.territory_id, m.period_id as month_id, a.area_id
    from this
    cross join lateral drumbeat.territory_above_known_at($1, this.known_change) a
    join lateral drumbeat.fiscal_period_known_at($1, this.known_change) m
      on m.period_id in (select term.month_id from term) and a.during @> coalesce($6, upper(m.during) - 1)
    where $3 = 'area'
    union all
    select 0, m.id, 0 from (select distinct term.month_id from term) m (id) where $3 = 'area'
  ),
  line as materialized (
    select k.run_no, l.month_id, l.opportunity_id, l.counts_as, l.credit_minor, l.dated_minor, l.report_minor, l.is_excluded,
           case $3 when 'manager' then l.manager_id when 'team' then l.team_id when 'region' then l.region_id
                   when 'territory' then l.territory_id when 'rep' then l.rep_id when 'product' then l.product_id
                   when 'area' then l.territory_id else 0 end as subject_id
    from knowledge k
    cross join this
    cross join lateral drumbeat.credit_line_standing($1, k.as_of, k.known_change, $6, this.known_change, $3) l
    where l.month_id in (select term.month_id from term) and (l.counts_as in ('won', 'overlay') or l.is_excluded)
  ),
  standing as materialized (
    select l.run_no, l.month_id, l.opportunity_id, l.counts_as, l.credit_minor, l.dated_minor, l.report_minor, l.is_excluded, l.subject_id
    from line l where $3 <> 'area'
    union all
    select l.run_no, l.month_id, l.opportunity_id, l.counts_as, l.credit_minor, l.dated_minor, l.report_minor, l.is_excluded, a.area_id
    from line l join area a on a.territory_id = l.subject_id and a.month_id = l.month_id
  ),
  credited as (
    select s.subject_id, t.stands_in as month_id,
           coalesce(sum(t.weight * s.credit_minor) filter (where not t.is_adjustment and s.counts_as = 'won'), 0)::bigint as credit_minor,
           coalesce(sum(t.weight * s.credit_minor) filter (where t.is_adjustment and s.counts_as = 'won'), 0)::bigint as adjustment_minor,
           count(distinct s.opportunity_id) filter (where not t.is_adjustment and s.counts_as = 'won' and not s.is_excluded) as deal_count,
           count(distinct s.opportunity_id) filter (where not t.is_adjustment and s.counts_as <> 'overlay' and s.is_excluded) as excluded_count,
           coalesce(sum(s.credit_minor) filter (where not t.is_adjustment and s.counts_as = 'overlay'), 0)::bigint as overlay_minor,
           coalesce(sum(coalesce(s.dated_minor, 0) - s.credit_minor)
                    filter (where not t.is_adjustment and s.counts_as = 'won'), 0)::bigint as dated_effect_minor,
           coalesce(sum(coalesce(s.report_minor, 0) - s.credit_minor)
                    filter (where not t.is_adjustment and s.counts_as = 'won'), 0)::bigint as report_effect_minor,
           count(distinct s.opportunity_id) filter (where not t.is_adjustment and s.counts_as = 'won'
                                                      and s.credit_minor is not null and s.dated_minor is null) as undated_count,
           count(distinct s.opportunity_id) filter (where not t.is_adjustment and s.counts_as = 'won'
                                                      and s.credit_minor is not null and s.report_minor is null) as unreported_count
    from term t
    join standing s on s.run_no = t.run_no and s.month_id = t.month_id
    group by s.subject_id, t.stands_in
  ),
  -- Read once for each run, not once for each leaf period.
  stated as materialized (
    select k.run_no, q.subject_id, q.month_id, q.amount_minor, q.source, q.members_minor
    from knowledge k
    cross join this
    cross join lateral drumbeat.quota_line(
      $1, k.known_change, (select range_merge(range_agg(m.during)) from asked a
           join lateral drumbeat.fiscal_period_known_at($1, this.known_change) m on m.period_id = a.month_id),
      $6, this.known_change) q
    where q.part = 'cell' and q.level = case when $3 = 'area' then 'territory' else $3 end
  ),
  quota as (
    select case when $3 = 'area' then a.area_id else q.subject_id end as subject_id, q.month_id,
           sum(q.amount_minor)::bigint as amount_minor,
           case when bool_and(q.source = 'own') then 'own' when bool_and(q.source = 'members') then 'members' else 'mixed' end as source,
           sum(q.members_minor)::bigint as members_minor
    from stated q
    join term t on not t.is_adjustment and t.run_no = q.run_no and t.month_id = q.month_id
    left join area a on a.territory_id = q.subject_id and a.month_id = q.month_id
    group by 1, q.month_id
  ),
  population as (
    select c.subject_id, a.month_id
    from this
    join lateral drumbeat.fiscal_period_known_at($1, this.known_change) f on f.level = 'month' and f.during @> this.as_of
    cross join lateral drumbeat.attainment_cell_at($1, $2) c
    cross join asked a
    where c.period_id = f.period_id and c.dimension = case when $3 = 'area' then 'territory' else $3 end
    union
    select c.subject_id, c.month_id from credited c
    union
    select q.subject_id, q.month_id from quota q
  )
  select p.subject_id, p.month_id, q.amount_minor, q.source, q.members_minor, coalesce(c.credit_minor, 0),
         nullif(c.adjustment_minor, 0), coalesce(c.deal_count, 0), coalesce(c.excluded_count, 0), coalesce(c.overlay_minor, 0),
         coalesce(c.dated_effect_minor, 0), coalesce(c.report_effect_minor, 0), coalesce(c.undated_count, 0), coalesce(c.unreported_count, 0)
  from population p
  left join credited c on c.subject_id = p.subject_id and c.month_id = p.month_id
  left join quota q on q.subject_id = p.subject_id and q.month_id = p.month_id;
end;
