-- purpose: write the rates that are not there yet
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into fx_rate (org_id, kind, currency, during, rate, changed_in)
select $1::bigint, s.kind, s.currency, s.during, s.rate, $2::bigint
from stated_fx_rate s
where not exists (select from fx_rate r
                  where r.org_id = $1 and (r.kind, r.currency, r.during) = (s.kind, s.currency, s.during))
