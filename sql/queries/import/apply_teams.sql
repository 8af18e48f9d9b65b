-- purpose: write the teams that are new or differ; a team derived from the roster is written once and
--          then left alone, unless it has come to have teams below
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into team as current (org_id, team_id, level, name, changed_in)
select $1::bigint, x.internal_id, n.level, n.name, $2::bigint
from named_team n
join source_record x on x.org_id = $1 and x.source = $3::text and x.kind = 'team' and x.external_id = n.team_key
where n.is_explicit or n.level = 'group' or not exists (select from team t where t.org_id = $1 and t.team_id = x.internal_id)
on conflict (org_id, team_id) do update
  set name = excluded.name, level = excluded.level, changed_in = excluded.changed_in
  where (current.name, current.level) is distinct from (excluded.name, excluded.level)
