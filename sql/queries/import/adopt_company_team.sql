-- purpose: a loaded team of level company is the organisation's own root team, not a second one
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 source
insert into source_record (org_id, source, kind, external_id, internal_id, changed_in)
select $1::bigint, $3::text, 'team', s.id, t.team_id, $2::bigint
from staged_team s
join team t on t.org_id = $1 and t.level = 'company'
where s.level = 'company'
on conflict do nothing
