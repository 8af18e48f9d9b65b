-- purpose: write the quotas that are new or differ
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into quota as current (org_id, quota_id, person_id, team_id, territory_id, component, layer, period_id, amount_minor,
                              seasonality, account_id, changed_in)
select $1::bigint,
       (select coalesce(max(quota_id), 0)
        from (select quota_id from quota where org_id = $1 union all select quota_id from quota_history where org_id = $1) used)
         + row_number() over (order by s.person_id, s.team_id, s.territory_id, s.account_id, s.period_id, s.component, s.layer),
       s.person_id, s.team_id, s.territory_id, s.component, s.layer, s.period_id, s.amount_minor, s.seasonality, s.account_id, $2::bigint
from stated_quota s
left join quota q on q.org_id = $1 and q.period_id = s.period_id
  and coalesce(q.person_id, 0) = coalesce(s.person_id, 0) and coalesce(q.team_id, 0) = coalesce(s.team_id, 0)
  and coalesce(q.territory_id, 0) = coalesce(s.territory_id, 0) and coalesce(q.account_id, 0) = coalesce(s.account_id, 0) and q.component = s.component and q.layer = s.layer
where (q.amount_minor, q.seasonality) is distinct from (s.amount_minor, s.seasonality) or q.quota_id is null
on conflict on constraint quota_stated_once_for_a_period do update
  set amount_minor = excluded.amount_minor, seasonality = excluded.seasonality, changed_in = excluded.changed_in
