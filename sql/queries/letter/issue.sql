-- purpose: record letters, numbered in the order given
-- cardinality: one row per letter, its number
-- $1 organisation, $2 year, $3 run, $4 the day, $5 actor, $6 change, $7 people, $8 their teams (0 none), $9 quotas, $10 digests
insert into quota_letter (org_id, letter_no, rep_id, team_id, year_id, run_no, quota_minor, digest, issued_on, actor, changed_in)
select $1::bigint, n.place + coalesce((select max(l.letter_no) from quota_letter l where l.org_id = $1), 0), n.rep_id, nullif(n.team_id, 0),
       $2::integer, $3::bigint, n.quota_minor, n.digest, $4::date, $5::text, $6::bigint
from unnest($7::bigint[], $8::bigint[], $9::bigint[], $10::text[]) with ordinality as n (rep_id, team_id, quota_minor, digest, place)
order by n.place
returning letter_no
