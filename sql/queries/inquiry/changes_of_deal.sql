-- purpose: the changes after one that touched a deal, its shares, owners, hold or order lines, or a policy of credit
-- cardinality: one row per change, in their order
-- $1 organisation, $2 deal, $3 the change after which
select distinct t.change_no
from (select o.changed_in as change_no from opportunity o where o.org_id = $1::bigint and o.opportunity_id = $2::bigint
      union all
      select unnest(array[h.changed_in, h.until_change]) from opportunity_history h where h.org_id = $1 and h.opportunity_id = $2
      union all
      select s.changed_in from split s where s.org_id = $1 and s.opportunity_id = $2
      union all
      select unnest(array[h.changed_in, h.until_change]) from split_history h where h.org_id = $1 and h.opportunity_id = $2
      union all
      select w.changed_in from opportunity_owner w where w.org_id = $1 and w.opportunity_id = $2
      union all
      select unnest(array[h.changed_in, h.until_change]) from opportunity_owner_history h where h.org_id = $1 and h.opportunity_id = $2
      union all
      select x.changed_in from credit_hold x where x.org_id = $1 and x.opportunity_id = $2
      union all
      select unnest(array[h.changed_in, h.until_change]) from credit_hold_history h where h.org_id = $1 and h.opportunity_id = $2
      union all
      select x.changed_in from opportunity_line x where x.org_id = $1 and x.opportunity_id = $2
      union all
      select unnest(array[h.changed_in, h.until_change]) from opportunity_line_history h where h.org_id = $1 and h.opportunity_id = $2
      union all
      select p.changed_in from policy p where p.org_id = $1 and p.key like 'credit.%'
        and exists (select from opportunity o where o.org_id = $1 and o.opportunity_id = $2 and p.during @> o.close_on)
      union all
      select unnest(array[h.changed_in, h.until_change]) from policy_history h where h.org_id = $1 and h.key like 'credit.%'
        and exists (select from opportunity o where o.org_id = $1 and o.opportunity_id = $2 and h.during @> o.close_on)) t
where t.change_no > $3::bigint
order by t.change_no
