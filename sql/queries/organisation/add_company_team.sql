-- purpose: the root of the team tree, called after the organisation
-- cardinality: rows affected
-- $1 organisation, $2 change
with numbered as (
  insert into source_record (org_id, source, kind, external_id, internal_id, changed_in)
  values ($1::bigint, 'drumbeat', 'team', 'company', 1, $2::bigint)
)
insert into team (org_id, team_id, level, name, changed_in) values ($1, 1, 'company', null, $2)
