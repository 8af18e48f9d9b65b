-- purpose: write the months of ramps that are new or differ
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into ramp_step as current (org_id, profile, month_no, share_bp, changed_in)
select $1::bigint, s.profile, s.month::integer, s.share, $2::bigint from staged_ramp_step s
on conflict (org_id, profile, month_no) do update
  set share_bp = excluded.share_bp, changed_in = excluded.changed_in
  where current.share_bp <> excluded.share_bp
