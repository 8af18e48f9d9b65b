-- purpose: write the ramp assignments that are new or differ
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into ramp_assignment as current (org_id, person_id, starts_on, profile, cutoff, changed_in)
select $1::bigint, x.internal_id, s."from", s.profile, lower(coalesce(s.cutoff, 'last_day')), $2::bigint
from staged_ramp_assignment s
join source_record x on x.org_id = $1 and x.source = $3::text and x.kind = 'person' and x.external_id = s.person
on conflict (org_id, person_id, starts_on) do update
  set profile = excluded.profile, cutoff = excluded.cutoff, changed_in = excluded.changed_in
  where (current.profile, current.cutoff) is distinct from (excluded.profile, excluded.cutoff)
