-- purpose: a deal under another owner than before belonged to the former one until the day of the extract
-- cardinality: rows affected
-- $1 organisation, $2 change, $3 day of the extract
insert into opportunity_owner (org_id, opportunity_id, during, person_id, changed_in)
select $1::bigint, s.opportunity_id, daterange(former.until, $3::date), s.former_owner_id, $2::bigint
from stated_opportunity s
left join lateral (select max(upper(w.during)) as until from opportunity_owner w
                   where w.org_id = $1 and w.opportunity_id = s.opportunity_id) former on true
where s.former_owner_id <> s.owner_id and (former.until is null or former.until < $3)
