-- In which row of each breakdown a deal stands.

-- For every team and day, the nearest node of level team and of level region at or above it, in the tree of teams as it was
-- known after a change; days without one are absent.
create function drumbeat.team_place_known_at(org_id bigint, known_change bigint)
  returns table (team_id bigint, level text, during daterange, node_id bigint)
  language sql stable
begin atomic
  with recursive node as materialized (
    select t.team_id, t.level from drumbeat.team_known_at($1, $2) t
  ),
  parent as materialized (
    select p.team_id, p.parent_id, p.during from drumbeat.team_parent_known_at($1, $2) p
  ),
  climb as (
    select n.team_id, wanted.level, n.team_id as node_id, n.level as node_level, daterange(null, null) as during, 1 as steps
    from node n cross join (values ('team'), ('region')) as wanted (level)
    union all
    select c.team_id, c.level, up.parent_id, above.level, c.during * up.during, c.steps + 1
    from climb c
    join parent up on up.team_id = c.node_id and up.during && c.during
    join node above on above.team_id = up.parent_id
    where c.node_level <> c.level and c.steps < 64
  )
  select climb.team_id, climb.level, climb.during, climb.node_id from climb where climb.node_level = climb.level;
end;

-- The deals of deal_fact with their row in the breakdown by team, by region and by territory; 0 is the row "(none)".
create function drumbeat.deal_placed(org_id bigint, as_of date, known_change bigint)
  returns table (
    opportunity_id bigint, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, territory_id bigint, product_id bigint,
    account_id bigint, stage text, outcome text, month_id integer, quarter_id integer, year_id integer,
    created_on date, close_on date, amount_minor bigint, currency text, list_price_minor bigint,
    cycle_days integer, is_excluded boolean, value_minor bigint, is_foreign boolean, dated_minor bigint, report_minor bigint,
    booked_on date, credit_on date, credit_period_id integer, is_moved boolean)
  language sql stable
begin atomic
  select d.opportunity_id, d.rep_id, d.manager_id, coalesce(t.node_id, 0), coalesce(r.node_id, 0),
         coalesce(lies.territory_id, carried.territory_id, 0), d.product_id,
         d.account_id, d.stage, d.outcome, d.period_id, coalesce(f.quarter_id, 0), coalesce(f.year_id, 0),
         d.created_on, d.close_on, d.amount_minor, d.currency, d.list_price_minor, d.cycle_days, d.is_excluded,
         d.value_minor, d.is_foreign, case when d.is_foreign then round(d.amount_minor * d.dated_factor)::bigint else d.amount_minor end,
         case when d.is_foreign then round(d.amount_minor * d.report_factor)::bigint else d.amount_minor end,
         d.booked_on, d.credit_on, d.credit_period_id, d.is_moved
  from drumbeat.deal_fact($1, $2, $3) d
  left join drumbeat.team_place_known_at($1, $3) t
    on t.level = 'team' and t.team_id = d.team_id and t.during @> d.fact_on
  left join drumbeat.team_place_known_at($1, $3) r
    on r.level = 'region' and r.team_id = d.team_id and r.during @> d.fact_on
  left join drumbeat.account_territory_known_at($1, $3) lies on lies.account_id = d.account_id and lies.during @> d.fact_on
  left join drumbeat.primary_territory_known_at($1, $3) carried on carried.person_id = d.rep_id and carried.during @> d.fact_on
  left join drumbeat.fiscal_period_known_at($1, $3) f on f.period_id = d.period_id;
end;
