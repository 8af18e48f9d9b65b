-- purpose: the people whom a name, an e-mail address or an identifier of a source can mean
-- cardinality: one row per person
-- columns: number, name
-- $1 organisation, $2 what is written
select p.person_id, coalesce(i.display_name, '#' || p.person_id)
from person p
left join person_identity i on i.org_id = p.org_id and i.person_id = p.person_id
where p.org_id = $1::bigint
  and (lower(i.display_name) = lower($2::text) or lower(i.email) = lower($2) or '#' || p.person_id = $2
       or exists (select from source_record s where s.org_id = $1 and s.kind = 'person' and s.internal_id = p.person_id and s.external_id = $2))
order by p.person_id
