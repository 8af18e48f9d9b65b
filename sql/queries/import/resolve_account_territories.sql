-- purpose: the territories of accounts of this import in our numbers, and the rows that are to be there afterwards
-- cardinality: script
-- Several rows of an account are its course; one alone without a first day says where it lies since the extract, or corrects
-- the last day of where it lies already. What other territories had of the stated days is cut off.
create temporary table stated_account_territory on commit drop as
with given as (
  select a.internal_id as account_id, t.internal_id as territory_id, s."from", s."to" + 1 as until,
         coalesce(lower(s.quota_policy), 'prorated') as quota_policy,
         current_setting('drumbeat.extracted_on')::date as extracted_on,
         count(*) over (partition by a.internal_id) = 1 as is_alone,
         lead(s."from") over (partition by a.internal_id order by s."from" nulls first) as next_from
  from staged_account_territory s
  join source_record a on a.org_id = current_org_id() and a.source = current_setting('drumbeat.source')
                      and a.kind = 'account' and a.external_id = s.account
  join source_record t on t.org_id = a.org_id and t.source = a.source and t.kind = 'territory' and t.external_id = s.territory
)
select g.account_id, g.territory_id, g.quota_policy,
       case when g."from" is not null or not g.is_alone then daterange(g."from", coalesce(g.until, g.next_from))
            when present.during is not null then daterange(lower(present.during), coalesce(g.until, upper(present.during)))
            when known.account_id is not null then daterange(g.extracted_on, case when g.until is not null then greatest(g.until, g.extracted_on) end)
            else daterange(null, g.until) end as during
from given g
left join account_territory present
  on present.org_id = current_org_id() and present.account_id = g.account_id and present.territory_id = g.territory_id
 and present.during @> least(g.extracted_on, g.until - 1)
left join (select distinct account_id from account_territory where org_id = current_org_id()) known on known.account_id = g.account_id;

create temporary table wanted_account_territory on commit drop as
select account_id, territory_id, during, quota_policy from stated_account_territory where not isempty(during)
union all
select a.account_id, a.territory_id, rest.during, a.quota_policy
from account_territory a
join (select account_id, range_agg(during) as during from stated_account_territory group by account_id) s on s.account_id = a.account_id
cross join lateral unnest(datemultirange(a.during) - s.during) as rest (during)
where a.org_id = current_org_id()
  and not exists (select from stated_account_territory t
                  where t.account_id = a.account_id and t.territory_id = a.territory_id and t.during && a.during);
