-- purpose: record that the person of a letter has accepted it
-- cardinality: rows affected
-- $1 organisation, $2 letter, $3 the day, $4 actor, $5 change
insert into quota_letter_acknowledgement (org_id, letter_no, rep_id, team_id, acknowledged_on, actor, changed_in)
select l.org_id, l.letter_no, l.rep_id, l.team_id, $3::date, $4::text, $5::bigint
from quota_letter l
where l.org_id = $1::bigint and l.letter_no = $2::bigint
