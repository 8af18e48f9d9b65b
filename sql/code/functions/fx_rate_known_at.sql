-- Rates as they were known after a given change, in the manner of known_at.sql.

create function drumbeat.fx_rate_known_at(org_id bigint, known_change bigint)
  returns setof drumbeat.fx_rate
  language sql stable
begin atomic
  select r.*
  from drumbeat.fx_rate r
  where r.org_id = $1 and r.changed_in <= $2
  union all
  select h.org_id, h.kind, h.currency, h.during, h.rate, h.changed_in
  from drumbeat.fx_rate_history h
  where h.org_id = $1 and h.changed_in <= $2 and h.until_change > $2;
end;
