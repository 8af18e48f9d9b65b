-- purpose: write the quotas that are new or differ
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into quota as current (org_id, quota_id, person_id, team_id, territory_id, period_id, amount_minor, changed_in)
select $1::bigint,
       (select coalesce(max(quota_id), 0)
        from (select quota_id from quota where org_id = $1 union all select quota_id from quota_history where org_id = $1) used)
         + row_number() over (order by s.person_id, s.team_id, s.territory_id, s.period_id),
       s.person_id, s.team_id, s.territory_id, s.period_id, s.amount_minor, $2::bigint
from stated_quota s
left join quota q on q.org_id = $1 and q.period_id = s.period_id
  and coalesce(q.person_id, 0) = coalesce(s.person_id, 0) and coalesce(q.team_id, 0) = coalesce(s.team_id, 0)
  and coalesce(q.territory_id, 0) = coalesce(s.territory_id, 0)
where q.amount_minor is distinct from s.amount_minor
on conflict on constraint quota_stated_once_for_a_period do update
  set amount_minor = excluded.amount_minor, changed_in = excluded.changed_in
