-- purpose: write the deals that are new, stamped with whose they were on the date of the fact
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into opportunity (org_id, opportunity_id, owner_id, account_id, product_id, stage, source_stage, amount_minor,
                         currency, created_on, close_on, close_period_id, rep_id, team_id, manager_id, changed_in,
                         booked_on, booked_period_id)
select $1::bigint, s.opportunity_id, s.owner_id, s.account_id, s.product_id, s.stage, s.source_stage, s.amount_minor,
       s.currency, s.created_on, s.close_on, s.close_period_id, coalesce(former.person_id, s.owner_id), place.team_id, place.manager_id, $2::bigint,
       s.booked_on, s.booked_period_id
from stated_opportunity s
-- A deal that was gone and is back belonged to whoever owned it then.
left join opportunity_owner former
  on former.org_id = $1 and former.opportunity_id = s.opportunity_id and former.during @> s.fact_on
left join person_place place
  on place.org_id = $1 and place.person_id = coalesce(former.person_id, s.owner_id) and place.during @> s.fact_on
where s.is_new
order by s.opportunity_id
