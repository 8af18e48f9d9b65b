-- purpose: write a question about the credit of a deal, and give it the next number
-- cardinality: one row
-- $1 organisation, $2 deal, $3 person, $4 period or null, $5 amount expected in minor units, $6 share expected in basis points, $7 run,
-- $8 the day of the question, $9 change
insert into inquiry (org_id, inquiry_no, opportunity_id, rep_id, team_id, period_id, expected_minor, expected_bp, run_no, changed_in)
select $1::bigint, 1 + coalesce((select max(i.inquiry_no) from inquiry i where i.org_id = $1), 0), $2::bigint, $3::bigint,
       (select min(p.team_id) from person_place_known_at($1, $9) p where p.person_id = $3 and p.during @> $8::date),
       $4::integer, $5::bigint, $6::integer, $7::bigint, $9::bigint
returning inquiry_no
