-- What accounts bring into the territories in which they lie: by days, unless a move within the quota's own period leaves its
-- quota where it was (stays), or takes along all of the period's (full). Territory 0 is for days in none. Over the leaf
-- periods that share a day with `days`; with a day of structure, where the accounts lay on that day.
create function drumbeat.account_quota_by_territory(
    org_id bigint, known_change bigint, days daterange, structure_on date, structure_change bigint)
  returns table (account_id bigint, month_id integer, territory_id bigint, month_days bigint, days bigint, amount_minor bigint)
  language sql stable
  -- See decision 10: whole sets are joined by equality, whatever the statistics say.
  set enable_nestloop = off
begin atomic
  with quota as materialized (
    select q.quota_id, q.account_id, q.period_id
    from drumbeat.quota_known_at($1, $2) q
    where q.measure = 'bookings' and q.account_id is not null and q.layer = 'base'
  ),
  leaf as materialized (
    select q.quota_id, q.account_id, l.period_id as month_id, f.during, (upper(f.during) - lower(f.during))::bigint as month_days, l.amount_minor
    from quota q
    join drumbeat.quota_leaf_known_at($1, $2) l on l.quota_id = q.quota_id
    join drumbeat.fiscal_period_known_at($1, $2) f on f.period_id = l.period_id and f.during && $3
  ),
  lying as (
    select q.quota_id, a.territory_id, a.quota_policy, a.during * of_quota.during as during,
           row_number() over (partition by q.quota_id order by a.during) as place
    from quota q
    join drumbeat.fiscal_period_known_at($1, $2) of_quota on of_quota.period_id = q.period_id
    join drumbeat.account_standing($1, coalesce($5, $2), $4) a on a.account_id = q.account_id and a.during && of_quota.during
  ),
  followed as (
    select l.quota_id, l.during, l.place,
           case when l.full_place > l.place then l.full_place else l.moved_place end as held_place
    from (select lying.*, max(lying.place) filter (where lying.place = 1 or lying.quota_policy <> 'stays')
                            over (partition by lying.quota_id order by lying.place) as moved_place,
                 max(lying.place) filter (where lying.place > 1 and lying.quota_policy = 'full')
                            over (partition by lying.quota_id) as full_place
          from lying) l
  ),
  belonging as (
    select l.account_id, l.quota_id, l.month_id, l.month_days, l.amount_minor, held.territory_id,
           (upper(f.during * l.during) - lower(f.during * l.during))::bigint as days
    from followed f
    join lying held on held.quota_id = f.quota_id and held.place = f.held_place
    join leaf l on l.quota_id = f.quota_id and f.during && l.during
  ),
  brought as (
    select b.account_id, b.quota_id, b.month_id, b.month_days, b.amount_minor, b.territory_id, sum(b.days)::bigint as days
    from belonging b
    group by b.account_id, b.quota_id, b.month_id, b.month_days, b.amount_minor, b.territory_id
    union all
    select l.account_id, l.quota_id, l.month_id, l.month_days, l.amount_minor, 0, l.month_days - coalesce(b.days, 0)
    from leaf l
    left join (select belonging.quota_id, belonging.month_id, sum(belonging.days)::bigint as days
               from belonging group by belonging.quota_id, belonging.month_id) b on b.quota_id = l.quota_id and b.month_id = l.month_id
    where l.month_days > coalesce(b.days, 0)
  )
  select d.account_id, d.month_id, d.territory_id, d.month_days, max(d.days),
         sum(d.floor_minor + case when d.place <= d.amount_minor - d.floors_minor then 1 else 0 end)::bigint
  from (select f.*, sum(f.floor_minor) over (partition by f.quota_id, f.month_id) as floors_minor,
               row_number() over (partition by f.quota_id, f.month_id
                                  order by f.amount_minor::numeric * f.days % f.month_days desc, f.territory_id) as place
        from (select brought.*, div(brought.amount_minor::numeric * brought.days, brought.month_days) as floor_minor from brought) f) d
  group by d.account_id, d.month_id, d.territory_id, d.month_days;
end;
