-- purpose: the days from Monday to Friday on which somebody does not work: of his calendar, of the company, of his absences
-- grain: person × day · inputs: person_day_off · $1 organisation, $2 known change
insert into person_off (person_id, day, reason)
select distinct on (o.person_id, o.day) o.person_id, o.day, o.reason
from person_day_off_known_at($1::bigint, $2::bigint) o
where extract(isodow from o.day) < 6
  -- Where nothing is expected and nothing recorded, nobody's days are needed.
  and (exists (select from cadence_policy where org_id = $1) or exists (select from session where org_id = $1))
order by o.person_id, o.day, o.reason collate "C"
