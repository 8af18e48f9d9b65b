-- purpose: write the held deals that are new or differ
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into credit_hold as current (org_id, opportunity_id, until, person_id, changed_in)
select $1::bigint, s.opportunity_id, s.until, s.person_id, $2::bigint
from stated_credit_hold s
on conflict (org_id, opportunity_id) do update
  set until = excluded.until, person_id = excluded.person_id, changed_in = excluded.changed_in
  where (current.until, current.person_id) is distinct from (excluded.until, excluded.person_id)
