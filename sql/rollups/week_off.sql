-- purpose: the same by weeks, a bit for each day
-- grain: person × week · inputs: person_off · $1 organisation
insert into week_off (person_id, week_on, bits)
select p.person_id, week_of(p.day, g.week_starts), bit_or(1 << (extract(isodow from p.day)::integer - 1))
from person_off p join organisation g on g.org_id = $1::bigint
group by 1, 2
