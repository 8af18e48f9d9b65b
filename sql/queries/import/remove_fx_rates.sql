-- purpose: remove the rates that the files no longer state: of the kinds and currencies they name, and all others if they are complete
-- cardinality: rows affected
-- $1 organisation, $2 whether the files are complete
delete from fx_rate r
where r.org_id = $1::bigint
  and not exists (select from stated_fx_rate s where (s.kind, s.currency, s.during, s.rate) = (r.kind, r.currency, r.during, r.rate))
  and ($2::boolean or exists (select from stated_fx_rate s where (s.kind, s.currency) = (r.kind, r.currency)))
