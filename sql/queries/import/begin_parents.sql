-- purpose: write the parents that are new; a team's first parent has always been above it
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 day of the extract
insert into team_parent (org_id, team_id, during, parent_id, changed_in)
select $1::bigint, s.team_id,
       daterange(case when exists (select from team_parent p where p.org_id = $1 and p.team_id = s.team_id) then $3::date end, null),
       s.parent_id, $2::bigint
from stated_parent s
where not exists (select from team_parent p where p.org_id = $1 and p.team_id = s.team_id and p.during @> $3)
