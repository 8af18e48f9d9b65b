-- purpose: write the weights that are new or differ
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into seasonality as current (org_id, profile, part, weight_bp, changed_in)
select $1::bigint, s.profile, upper(s.part), s.weight, $2::bigint from staged_seasonality s
on conflict (org_id, profile, part) do update
  set weight_bp = excluded.weight_bp, changed_in = excluded.changed_in
  where current.weight_bp <> excluded.weight_bp
