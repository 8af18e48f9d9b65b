-- purpose: write a session by the start for which it is planned, and give it a number
-- cardinality: one row: number, and the start
-- $1 organisation, $2 kind, $3 manager, $4 rep (null: the team), $5 start, as the clocks of the manager's zone show it, $6 minutes,
-- $7 number that those of a group have in common or null, $8 series or null, $9 change
insert into session (org_id, session_no, kind, manager_id, rep_id, team_id, original_start, minutes, group_no, series, changed_in)
select $1::bigint, nextval('session_no_sequence'), $2::text, $3::bigint, $4::bigint,
       (select min(p.team_id) from person_place_known_at($1, $9) p where p.person_id = coalesce($4, $3) and p.during @> $5::text::timestamp::date),
       $5::text::timestamp at time zone person_zone($1, $3, $5::text::timestamp::date), $6::smallint, $7::bigint, $8::text, $9::bigint
returning session_no
