-- purpose: the quotas of this import in our numbers
-- cardinality: script
-- The period is a label of the fiscal calendar, in any letter case.
-- What a row of somebody who leads a team on the first day of the period states is the team's, if the row says so.
create temporary table stated_quota on commit drop as
select s.file_no, s.row_no, s.person, f.label, case when led.team_id is null then p.internal_id end as person_id,
       coalesce(led.team_id, tm.internal_id) as team_id, led.teams as led_teams, t.internal_id as territory_id, a.internal_id as account_id, f.period_id, f.during,
       s.amount as amount_minor,
       coalesce(s.component, 'total') as component, coalesce(s.layer, 'base') as layer, s.seasonality
from staged_quota s
join fiscal_period f on f.org_id = current_org_id() and f.label = upper(s.period)
left join source_record p on p.org_id = f.org_id and p.source = current_setting('drumbeat.source')
                    and p.kind = 'person' and p.external_id = s.person
left join source_record tm on tm.org_id = f.org_id and tm.source = current_setting('drumbeat.source') and tm.kind = 'team'
                    and tm.external_id = coalesce(
                      (select c.external_id from source_record c where c.org_id = f.org_id
                       and c.source = current_setting('drumbeat.source') and c.kind = 'team'
                       and c.external_id in (s.team, 'team:' || s.team, 'region:' || s.team)
                       order by c.external_id = s.team desc, c.external_id limit 1))
left join source_record t on t.org_id = f.org_id and t.source = current_setting('drumbeat.source')
                    and t.kind = 'territory' and t.external_id = s.territory
left join source_record a on a.org_id = f.org_id and a.source = current_setting('drumbeat.source')
                    and a.kind = 'account' and a.external_id = s.account
left join lateral (select min(m.team_id) as team_id, count(*) as teams from team_membership m
                   where s.if_leader = 'team' and m.org_id = p.org_id and m.person_id = p.internal_id and m.kind = 'leader'
                     and m.during @> lower(f.during)) led on true;

-- What was imported before for other periods of the same subject that share days with those stated now, and whether these make up
-- all of its days, so that they take its place.
create temporary table overlapped_quota on commit drop as
with met as (
  select q.quota_id, f.label, f.during, s.file_no, s.row_no, s.label as stated_label, s.during as stated_during
  from stated_quota s
  join quota q
    on q.org_id = current_org_id() and q.measure = 'bookings' and q.component = s.component and q.layer = s.layer
   and coalesce(q.person_id, 0) = coalesce(s.person_id, 0) and coalesce(q.team_id, 0) = coalesce(s.team_id, 0)
   and coalesce(q.territory_id, 0) = coalesce(s.territory_id, 0) and coalesce(q.account_id, 0) = coalesce(s.account_id, 0)
  join fiscal_period f on f.org_id = q.org_id and f.period_id = q.period_id
  where q.period_id <> s.period_id and f.during && s.during
)
select met.*, made_up.days @> datemultirange(met.during) as is_replaced
from met
join (select m.quota_id, range_agg(m.stated_during) as days from met m group by m.quota_id) made_up on made_up.quota_id = met.quota_id;
