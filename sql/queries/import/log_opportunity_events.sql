-- purpose: keep what the extract shows to have moved on a deal: stage, amount, close date
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 instant of the extract
insert into opportunity_event (org_id, opportunity_id, changed_in, happened_at,
                               former_stage, stage, former_amount_minor, amount_minor, former_close_on, close_on)
select $1::bigint, s.opportunity_id, $2::bigint, $3::timestamptz,
       o.stage, s.stage, o.amount_minor, s.amount_minor, o.close_on, s.close_on
from stated_opportunity s
join opportunity o on o.org_id = $1 and o.opportunity_id = s.opportunity_id
where not s.is_new and s.is_different
  and (o.stage, o.amount_minor, o.close_on) is distinct from (s.stage, s.amount_minor, s.close_on)
