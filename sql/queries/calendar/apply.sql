-- purpose: let the planned periods take the place of those that share days with them; quotas and deals go along
-- cardinality: script
-- A period that the plan names by its number stays the same period. What was stated of a quota for a period that is gone, or for
-- the days that a period loses, is stated for the new leaf periods that share days with the former ones: divided by days to the
-- cent, by largest remainder; the first carry what is left over. Every quota keeps its amount in all.
set constraints fiscal_period_label_unique, fiscal_periods_of_a_level_do_not_overlap deferred;
analyze planned_period;

create temporary table gone_period on commit drop as
select f.period_id, f.level, f.label, f.during
from fiscal_period f
where f.org_id = current_org_id() and f.during && (select range_merge(range_agg(p.during)) from planned_period p where p.level = 'month')
  and not exists (select from planned_period p where p.period_id = f.period_id);
-- What quotas are stated for, in the words of before.
create temporary table former_label on commit drop as
select f.period_id, f.label from fiscal_period f where f.org_id = current_org_id();

insert into fiscal_period (org_id, period_id, calendar_version, level, label, during, quarter_id, year_id, changed_in)
select current_org_id(), p.period_id, p.calendar_version, p.level, p.label, p.during, p.quarter_id, p.year_id, current_change_no()
from planned_period p
where not exists (select from fiscal_period f where f.org_id = current_org_id() and f.period_id = p.period_id);
update fiscal_period f
set label = p.label, during = p.during, quarter_id = p.quarter_id, year_id = p.year_id, changed_in = current_change_no()
from planned_period p
where f.org_id = current_org_id() and f.period_id = p.period_id
  and (f.label, f.during, f.quarter_id, f.year_id) is distinct from (p.label, p.during, p.quarter_id, p.year_id);

-- Into which leaf periods the days of those that are gone fall.
create temporary table leaf_share on commit drop as
select g.period_id as former_id, p.period_id, p.during * g.during as during, upper(p.during * g.during) - lower(p.during * g.during) as days,
       upper(g.during) - lower(g.during) as former_days
from gone_period g
join planned_period p on p.level = 'month' and p.during && g.during
where g.level = 'month';
analyze leaf_share;

update opportunity o
set close_period_id = coalesce(closing.period_id, o.close_period_id), booked_period_id = coalesce(booking.period_id, o.booked_period_id),
    changed_in = current_change_no()
from opportunity known
left join leaf_share closing on closing.former_id = known.close_period_id and closing.during @> known.close_on
left join leaf_share booking on booking.former_id = known.booked_period_id and booking.during @> known.booked_on
where o.org_id = current_org_id() and known.org_id = o.org_id and known.opportunity_id = o.opportunity_id
  and (closing.period_id is not null or booking.period_id is not null);

-- Every leaf of the quotas that are touched, by the leaf periods of now, and whether it still lies in the period stated.
create temporary table moved_leaf on commit drop as
with period as (
  select f.period_id, f.level, f.quarter_id, f.year_id, f.during
  from fiscal_period f
  where f.org_id = current_org_id() and not exists (select from gone_period g where g.period_id = f.period_id)
),
touched as (
  select distinct q.quota_id, q.period_id, q.amount_minor
  from quota q
  join quota_leaf l on l.org_id = q.org_id and l.quota_id = q.quota_id
  left join period leaf on leaf.period_id = l.period_id
  where q.org_id = current_org_id() and (leaf.period_id is null or q.period_id not in (leaf.period_id, leaf.quarter_id, leaf.year_id))
),
piece as (
  select t.quota_id, t.period_id as stated_id, l.period_id as former_id, coalesce(s.period_id, l.period_id) as leaf_id, l.amount_minor, l.weight,
         coalesce(s.days, 1) as days, coalesce(s.former_days, 1) as former_days,
         coalesce(s.days, (select upper(p.during) - lower(p.during) from period p where p.period_id = l.period_id)) as weight_days,
         lower(s.during) as first_day
  from touched t
  join quota_leaf l on l.org_id = current_org_id() and l.quota_id = t.quota_id
  left join leaf_share s on s.former_id = l.period_id
),
divided as (
  select e.*, e.floor_minor + case when e.place <= e.amount_minor - sum(e.floor_minor) over (partition by e.quota_id, e.former_id)
                                   then 1 else 0 end as part_minor
  from (select p.*, div(p.amount_minor::numeric * p.days, p.former_days) as floor_minor,
               row_number() over (partition by p.quota_id, p.former_id
                                  order by p.amount_minor::numeric * p.days % p.former_days desc, p.first_day) as place
        from piece p) e
)
select d.quota_id, d.stated_id, d.leaf_id, sum(d.part_minor)::bigint as amount_minor, sum(d.weight * d.weight_days)::bigint as weight,
       coalesce(bool_and(d.stated_id in (leaf.period_id, leaf.quarter_id, leaf.year_id)), false) as stays
from divided d
join fiscal_period leaf on leaf.org_id = current_org_id() and leaf.period_id = d.leaf_id
group by d.quota_id, d.stated_id, d.leaf_id;
analyze moved_leaf;

-- Whose they are, to be stated for leaf periods.
create temporary table restated_quota on commit drop as
select q.person_id, q.team_id, q.territory_id, q.account_id, q.measure, q.component, q.layer, m.leaf_id, sum(m.amount_minor)::bigint as amount_minor
from moved_leaf m
join quota q on q.org_id = current_org_id() and q.quota_id = m.quota_id
where not m.stays
group by q.person_id, q.team_id, q.territory_id, q.account_id, q.measure, q.component, q.layer, m.leaf_id;

-- For whoever asked: what becomes of the quotas, by the period for which they were stated.
create temporary table quota_move on commit drop as
select f.label, m.quota_id, sum(m.amount_minor)::bigint as stated_minor, coalesce(sum(m.amount_minor) filter (where not m.stays), 0)::bigint as moved_minor
from moved_leaf m
join former_label f on f.period_id = m.stated_id
group by f.label, m.quota_id;

delete from quota_leaf l
where l.org_id = current_org_id() and l.quota_id in (select quota_id from moved_leaf)
  and not exists (select from moved_leaf m where m.quota_id = l.quota_id and m.leaf_id = l.period_id and m.stays);
update quota q
set amount_minor = k.amount_minor, changed_in = current_change_no()
from (select quota_id, sum(amount_minor)::bigint as amount_minor from moved_leaf where stays group by quota_id) k
where q.org_id = current_org_id() and q.quota_id = k.quota_id and q.amount_minor <> k.amount_minor;
insert into quota_leaf as current (org_id, quota_id, period_id, amount_minor, changed_in, weight)
select current_org_id(), m.quota_id, m.leaf_id, m.amount_minor, current_change_no(), m.weight
from moved_leaf m
-- Weights that were in proportion stay as they are where no leaf is another one.
where m.stays and exists (select from moved_leaf other
                          where other.quota_id = m.quota_id and other.stays
                            and not exists (select from quota_leaf l
                                            where l.org_id = current_org_id() and l.quota_id = other.quota_id and l.period_id = other.leaf_id))
on conflict (org_id, quota_id, period_id) do update
  set amount_minor = excluded.amount_minor, weight = excluded.weight, changed_in = excluded.changed_in
  where (current.amount_minor, current.weight) is distinct from (excluded.amount_minor, excluded.weight);
delete from quota q
where q.org_id = current_org_id() and q.quota_id in (select quota_id from moved_leaf group by quota_id having not bool_or(stays));

insert into quota as current (org_id, quota_id, person_id, team_id, territory_id, account_id, measure, component, layer, period_id, amount_minor, changed_in)
select current_org_id(),
       (select coalesce(max(quota_id), 0)
        from (select quota_id from quota where org_id = current_org_id()
              union all select quota_id from quota_history where org_id = current_org_id()) used)
         + row_number() over (order by p.during, r.person_id, r.team_id, r.territory_id, r.account_id, r.measure, r.component, r.layer),
       r.person_id, r.team_id, r.territory_id, r.account_id, r.measure, r.component, r.layer, r.leaf_id, r.amount_minor, current_change_no()
from restated_quota r
join fiscal_period p on p.org_id = current_org_id() and p.period_id = r.leaf_id
on conflict on constraint quota_stated_once_for_a_period do update
  set amount_minor = current.amount_minor + excluded.amount_minor, changed_in = excluded.changed_in;
insert into quota_leaf as current (org_id, quota_id, period_id, amount_minor, changed_in)
select current_org_id(), q.quota_id, q.period_id, q.amount_minor, current_change_no()
from restated_quota r
join quota q on q.org_id = current_org_id() and q.period_id = r.leaf_id and q.measure = r.measure and q.component = r.component and q.layer = r.layer
  and (q.person_id, q.team_id, q.territory_id, q.account_id) is not distinct from (r.person_id, r.team_id, r.territory_id, r.account_id)
on conflict (org_id, quota_id, period_id) do update set amount_minor = excluded.amount_minor, changed_in = excluded.changed_in;

delete from fiscal_period f using gone_period g where f.org_id = current_org_id() and f.period_id = g.period_id;
set constraints fiscal_period_label_unique, fiscal_periods_of_a_level_do_not_overlap immediate;
