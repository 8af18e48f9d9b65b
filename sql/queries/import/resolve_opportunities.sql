-- purpose: the deals of this import in our numbers, beside what is known of each so far
-- cardinality: script
-- `former` columns are those of the row known so far. A deal named for the first time gets the next number, in the order
-- of the source's identifiers; number_opportunities writes it down. `is_new`: there is no such deal at present.
-- Every day of the calendar with its month: joined by equality, however many deals there are.
create temporary table month_of_day on commit drop as
select day::date as day, f.period_id
from fiscal_period f
cross join lateral generate_series(lower(f.during)::timestamp, upper(f.during)::timestamp - interval '1 day', interval '1 day') day
where f.org_id = current_org_id() and f.level = 'month';
analyze month_of_day;

create temporary table stated_opportunity on commit drop as
with crosswalk as (
  select x.kind, x.external_id, x.internal_id
  from source_record x
  where x.org_id = current_org_id() and x.source = current_setting('drumbeat.source')
),
staged as materialized (
  select s.*, x.internal_id
  from staged_opportunity s
  left join crosswalk x on x.kind = 'opportunity' and x.external_id = s.id
),
numbered as (
  select s.*, s.internal_id as opportunity_id, false as is_named_first from staged s where s.internal_id is not null
  union all
  select s.*,
         (select coalesce(max(internal_id), 0) from source_record where org_id = current_org_id() and kind = 'opportunity')
           + row_number() over (order by s.id), true
  from staged s where s.internal_id is null
)
select s.opportunity_id, s.id as external_id, s.is_named_first,
       owner.internal_id as owner_id, a.internal_id as account_id,
       p.internal_id as product_id, s.canonical_stage as stage, s.stage as source_stage, s.amount as amount_minor,
       coalesce(s.currency, g.currency) as currency, s.created_on, s.close_on, f.period_id as close_period_id,
       s.booked_on, booked.period_id as booked_period_id,
       case when c.outcome = 'open' then current_setting('drumbeat.extracted_on')::date else s.close_on end as fact_on,
       o.owner_id as former_owner_id,
       o.opportunity_id is null as is_new,
       (o.owner_id, o.account_id, o.product_id, o.stage, o.source_stage, o.amount_minor, o.currency, o.created_on, o.close_on, o.booked_on)
         is distinct from
       (owner.internal_id, a.internal_id, p.internal_id, s.canonical_stage, s.stage, s.amount,
        coalesce(s.currency, g.currency), s.created_on, s.close_on, s.booked_on) as is_different
from numbered s
join organisation g on g.org_id = current_org_id()
join canonical_stage c on c.code = s.canonical_stage
join crosswalk owner on owner.kind = 'person' and owner.external_id = s.owner
left join crosswalk a on a.kind = 'account' and a.external_id = s.account
left join crosswalk p on p.kind = 'product' and p.external_id = s.product
left join month_of_day f on f.day = s.close_on
left join month_of_day booked on booked.day = s.booked_on
left join opportunity o on o.org_id = g.org_id and o.opportunity_id = s.opportunity_id;
analyze stated_opportunity;
