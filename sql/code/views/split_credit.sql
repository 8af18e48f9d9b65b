-- The one definition of what a won deal credits to whom. The nightly run sums these lines and `explain` lists them.
--   a deal without revenue shares   its owner is credited with the whole of it; shares are those of credit_share.sql
--   revenue                         each person's share of the amount to the minor unit, by largest remainder; equal
--                                   remainders go to the owner first, then to the lowest number
--   overlay                         a share of the amount beside it, half away from zero; a measure of its own
--   a deal that is not credited yet credits nothing to anybody: it has no line here (deal_fact.sql has the day of credit)
-- Shares are divided in the deal's currency, and each is converted to the organisation's, half away from zero: at the plan
-- rate (`credit_minor`), at the dated rate of the day of credit and at that of the as-of day.
-- A share stands where its person stood on the day of credit: in the team of that day and under its leader; if that is the close
-- date, the owner's stands where the deal does. A share stands in the territory of the deal's account, else in the primary one of its
-- person. 0 is the row "(none)".

-- The lines of the deals that are shared or credited on another day than they closed; mostly almost none are, so whoever sums takes
-- all other deals as they are.
create function drumbeat.split_credit(org_id bigint, as_of date, known_change bigint)
  returns table (
    opportunity_id bigint, kind text, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, territory_id bigint, product_id bigint,
    account_id bigint, stage text, month_id integer, quarter_id integer, year_id integer, created_on date, close_on date,
    amount_minor bigint, currency text, share_bp integer, share_minor bigint, is_excluded boolean,
    credit_minor bigint, dated_minor bigint, report_minor bigint, reason text, held_until date, booked_on date)
  language sql stable
begin atomic
  -- Not materialized: of a single deal only its own lines are made.
  with line as (
    select d.opportunity_id, s.kind, s.person_id, s.share_bp, s.reason, s.held_until, s.person_id = d.rep_id as is_owner, d.team_id, d.manager_id,
           d.product_id, d.account_id, d.stage, d.period_id, d.created_on, d.close_on, d.amount_minor, d.currency, d.is_excluded,
           d.plan_factor, d.dated_factor, d.report_factor, d.credit_on, d.is_moved, d.booked_on
    from drumbeat.credit_share_known_at($1, $3) s
    join drumbeat.deal_credit($1, $2, $3) d on d.opportunity_id = s.opportunity_id
    -- Where nothing is shared, no deal is read.
    where exists (select from drumbeat.credit_share_known_at($1, $3))
    union all
    select d.opportunity_id, 'revenue', d.rep_id, 10000, 'booked', null, true, d.team_id, d.manager_id,
           d.product_id, d.account_id, d.stage, d.period_id, d.created_on, d.close_on, d.amount_minor, d.currency, d.is_excluded,
           d.plan_factor, d.dated_factor, d.report_factor, d.credit_on, d.is_moved, d.booked_on
    from drumbeat.deal_credit($1, $2, $3) d
    left join (select distinct s.opportunity_id from drumbeat.credit_share_known_at($1, $3) s where s.kind = 'revenue') shared
      on shared.opportunity_id = d.opportunity_id
    -- Nor where all are credited on their close date.
    where exists (select from drumbeat.policy_known_at($1, $3) p where p.key = 'credit.date') and d.is_moved and shared.opportunity_id is null
  ),
  shared as (
    select l.*,
           case when l.kind = 'overlay' then round(l.amount_minor::numeric * l.share_bp / 10000)
                else l.floor_minor + case when l.place <= l.amount_minor - sum(l.floor_minor) over (partition by l.opportunity_id, l.kind)
                                          then 1 else 0 end end::bigint as share_minor
    from (select f.*, row_number() over (partition by f.opportunity_id, f.kind
                                         order by f.amount_minor::numeric * f.share_bp - 10000 * f.floor_minor desc,
                                                  f.is_owner desc, f.person_id) as place
          from (select line.*, floor(line.amount_minor::numeric * line.share_bp / 10000) as floor_minor from line) f) l
  ),
  placed as (
    select s.*, case when s.is_owner and not s.is_moved then s.team_id else coalesce(place.team_id, 0) end as stands_in,
           case when s.is_owner and not s.is_moved then s.manager_id else coalesce(place.manager_id, 0) end as stands_under
    from shared s
    left join drumbeat.person_place_known_at($1, $3) place
      on (not s.is_owner or s.is_moved) and place.person_id = s.person_id and place.during @> s.credit_on
  )
  select p.opportunity_id, p.kind, p.person_id, p.stands_under, coalesce(t.node_id, 0), coalesce(r.node_id, 0),
         coalesce(lies.territory_id, carried.territory_id, 0), p.product_id,
         p.account_id, p.stage, p.period_id, coalesce(f.quarter_id, 0), coalesce(f.year_id, 0), p.created_on, p.close_on,
         p.amount_minor, p.currency, p.share_bp, p.share_minor, p.is_excluded, round(p.share_minor * p.plan_factor)::bigint,
         round(p.share_minor * p.dated_factor)::bigint, round(p.share_minor * p.report_factor)::bigint, p.reason, p.held_until, p.booked_on
  from placed p
  left join drumbeat.team_place_known_at($1, $3) t on t.level = 'team' and t.team_id = p.stands_in and t.during @> p.credit_on
  left join drumbeat.team_place_known_at($1, $3) r on r.level = 'region' and r.team_id = p.stands_in and r.during @> p.credit_on
  left join drumbeat.account_territory_known_at($1, $3) lies on lies.account_id = p.account_id and lies.during @> p.credit_on
  left join drumbeat.primary_territory_known_at($1, $3) carried on carried.person_id = p.person_id and carried.during @> p.credit_on
  left join drumbeat.fiscal_period_known_at($1, $3) f on f.period_id = p.period_id;
end;

-- Every line behind the cells of attainment: the deals that are nobody's but their owner's, whatever became of them, and
-- the shares of the others. `counts_as`: won, lost, open or overlay, or unbooked for a won deal that is not credited yet, which stands
-- where it closed; the share of a deal that is somebody's wholly is null.
create function drumbeat.credit_line(org_id bigint, as_of date, known_change bigint)
  returns table (
    opportunity_id bigint, counts_as text, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, territory_id bigint, product_id bigint,
    account_id bigint, stage text, month_id integer, quarter_id integer, year_id integer, created_on date, close_on date,
    amount_minor bigint, currency text, share_bp integer, credit_minor bigint, is_excluded boolean, dated_minor bigint, report_minor bigint,
    reason text, held_until date, booked_on date)
  language sql stable
begin atomic
  with shared as materialized (
    select distinct s.opportunity_id from drumbeat.credit_share_known_at($1, $3) s where s.kind = 'revenue'
  )
  select d.opportunity_id, case when d.is_moved then 'unbooked' else d.outcome end, d.rep_id, d.manager_id, d.team_id, d.region_id, d.territory_id, d.product_id, d.account_id, d.stage,
         d.month_id, d.quarter_id, d.year_id, d.created_on, d.close_on, d.amount_minor, d.currency, null::integer,
         case when d.outcome = 'won' and not d.is_moved then d.value_minor end, d.is_excluded and not d.is_moved, d.dated_minor,
         d.report_minor, case when d.is_moved then 'unbooked' end, null::date, d.booked_on
  from drumbeat.deal_placed($1, $2, $3) d
  left join shared on shared.opportunity_id = d.opportunity_id
  where d.outcome <> 'won' or (d.is_moved and d.credit_on is null) or (not d.is_moved and shared.opportunity_id is null)
  union all
  select s.opportunity_id, case s.kind when 'overlay' then 'overlay' else 'won' end, s.rep_id, s.manager_id, s.team_id,
         s.region_id, s.territory_id, s.product_id, s.account_id, s.stage, s.month_id, s.quarter_id, s.year_id, s.created_on, s.close_on,
         s.amount_minor, s.currency, case when s.reason is null or s.share_bp < 10000 then s.share_bp end, s.credit_minor, s.is_excluded,
         s.dated_minor, s.report_minor, s.reason, s.held_until, s.booked_on
  from drumbeat.split_credit($1, $2, $3) s;
end;
