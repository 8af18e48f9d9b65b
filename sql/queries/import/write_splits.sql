-- purpose: write the shares that are new or differ
-- cardinality: rows affected
-- $1 organisation, $2 change
insert into split as current (org_id, opportunity_id, kind, person_id, share_bp, changed_in)
select $1::bigint, s.opportunity_id, s.kind, s.person_id, s.share_bp, $2::bigint
from stated_split s
on conflict (org_id, opportunity_id, kind, person_id) do update
  set share_bp = excluded.share_bp, changed_in = excluded.changed_in
  where current.share_bp <> excluded.share_bp
