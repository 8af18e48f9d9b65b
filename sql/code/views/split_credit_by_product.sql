-- What of each won deal with order lines is credited to which product: what the deal is credited with in all, divided by the
-- amounts of the lines of each product, by largest remainder; equal remainders go to the lowest number, lines without a
-- product (0) last. Revenue and overlay are divided apart, and so is what either comes to at other rates. Lines that sum to
-- nothing divide nothing: such a deal stands at its own product, like a deal without lines.
create function drumbeat.product_credit(org_id bigint, as_of date, known_change bigint)
  returns table (
    opportunity_id bigint, kind text, product_id bigint, share_bp integer, month_id integer, quarter_id integer, year_id integer,
    is_excluded boolean, credit_minor bigint, dated_minor bigint, report_minor bigint)
  language sql stable
begin atomic
  with line as materialized (
    select l.opportunity_id, coalesce(l.product_id, 0) as product_id, sum(l.amount_minor) as weight,
           sum(sum(l.amount_minor)) over (partition by l.opportunity_id) as whole
    from drumbeat.opportunity_line_known_at($1, $3) l
    group by l.opportunity_id, coalesce(l.product_id, 0)
  ),
  -- Only where there are lines at all is any deal looked at.
  won as materialized (
    select d.*
    from drumbeat.deal_placed($1, $2, $3) d
    where exists (select from line) and d.outcome = 'won' and d.credit_on is not null
      and d.opportunity_id in (select line.opportunity_id from line where line.whole <> 0)
  ),
  shared as materialized (
    select s.opportunity_id, s.kind, s.month_id, s.quarter_id, s.year_id, s.is_excluded,
           sum(s.credit_minor) as credit_minor, sum(s.dated_minor) as dated_minor, sum(s.report_minor) as report_minor
    from drumbeat.split_credit($1, $2, $3) s
    where exists (select from line) and s.opportunity_id in (select won.opportunity_id from won)
    group by s.opportunity_id, s.kind, s.month_id, s.quarter_id, s.year_id, s.is_excluded
  ),
  credited as (
    select s.* from shared s
    union all
    select w.opportunity_id, 'revenue', w.month_id, w.quarter_id, w.year_id, w.is_excluded, w.value_minor, w.dated_minor, w.report_minor
    from won w
    where not exists (select from shared s where s.opportunity_id = w.opportunity_id and s.kind = 'revenue')
  ),
  piece as (
    select c.opportunity_id, c.kind, m.measure, m.amount_minor, l.product_id, l.weight, l.whole, floor_of.floor_minor,
           row_number() over (partition by c.opportunity_id, c.kind, m.measure
                              order by m.amount_minor * l.weight * sign(l.whole) - floor_of.floor_minor * abs(l.whole) desc,
                                       l.product_id = 0, l.product_id) as place
    from credited c
    join line l on l.opportunity_id = c.opportunity_id
    cross join lateral (values ('credit', c.credit_minor::numeric), ('dated', c.dated_minor::numeric), ('report', c.report_minor::numeric))
      as m (measure, amount_minor)
    cross join lateral (
      select div(m.amount_minor * l.weight * sign(l.whole), abs(l.whole))
             - case when mod(m.amount_minor * l.weight * sign(l.whole), abs(l.whole)) < 0 then 1 else 0 end) as floor_of (floor_minor)
  ),
  part as (
    select p.*,
           (p.floor_minor + case when p.place <= p.amount_minor - sum(p.floor_minor) over (partition by p.opportunity_id, p.kind, p.measure)
                                 then 1 else 0 end)::bigint as part_minor
    from piece p
  )
  select p.opportunity_id, p.kind, p.product_id, round(10000 * p.weight / p.whole)::integer, c.month_id, c.quarter_id, c.year_id, c.is_excluded,
         max(p.part_minor) filter (where p.measure = 'credit'), max(p.part_minor) filter (where p.measure = 'dated'),
         max(p.part_minor) filter (where p.measure = 'report')
  from part p
  join credited c on c.opportunity_id = p.opportunity_id and c.kind = p.kind
  group by p.opportunity_id, p.kind, p.product_id, p.weight, p.whole, c.month_id, c.quarter_id, c.year_id, c.is_excluded;
end;

-- The lines behind the cells of one breakdown: those of credit_line, and by product those of product_credit for won deals with
-- order lines, of which each product has one, named after the deal's owner.
create function drumbeat.credit_line_by(org_id bigint, as_of date, known_change bigint, dimension text)
  returns table (
    opportunity_id bigint, counts_as text, rep_id bigint, manager_id bigint, team_id bigint, region_id bigint, territory_id bigint, product_id bigint,
    account_id bigint, stage text, month_id integer, quarter_id integer, year_id integer, created_on date, close_on date,
    amount_minor bigint, currency text, share_bp integer, credit_minor bigint, is_excluded boolean, dated_minor bigint, report_minor bigint,
    reason text, held_until date, booked_on date)
  language sql stable
begin atomic
  with divided as materialized (
    select c.* from drumbeat.product_credit($1, $2, $3) c where $4 = 'product'
  ),
  lined as materialized (select distinct divided.opportunity_id from divided)
  select l.*
  from drumbeat.credit_line($1, $2, $3) l
  left join lined on lined.opportunity_id = l.opportunity_id
  where lined.opportunity_id is null or l.counts_as not in ('won', 'overlay')
  union all
  select d.opportunity_id, case c.kind when 'overlay' then 'overlay' else 'won' end, d.rep_id, d.manager_id, d.team_id, d.region_id,
         d.territory_id, c.product_id, d.account_id, d.stage, c.month_id, c.quarter_id, c.year_id, d.created_on, d.close_on,
         d.amount_minor, d.currency, c.share_bp, c.credit_minor, c.is_excluded,
         c.dated_minor, c.report_minor, 'order_lines', null, d.booked_on
  from divided c
  join drumbeat.deal_placed($1, $2, $3) d on d.opportunity_id = c.opportunity_id;
end;
