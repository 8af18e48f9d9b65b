-- The zone in which a person works on a day: his own, else the organisation's.
create function drumbeat.person_zone(org_id bigint, person_id bigint, on_day date) returns text
  language sql stable
begin atomic
  select coalesce(
    (select e.zone from drumbeat.employment e where e.org_id = $1 and e.person_id = $2 and e.during @> $3),
    (select o.zone from drumbeat.organisation o where o.org_id = $1));
end;
