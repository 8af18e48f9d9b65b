-- purpose: the teams that are meant by a name, in any letter case, or by # and a number
-- cardinality: one row per team
-- columns: number, name
-- $1 organisation, $2 name
select t.team_id, t.name from team_name t
where t.org_id = $1::bigint and (lower(t.name) = lower($2::text) or '#' || t.team_id = $2)
order by t.team_id
