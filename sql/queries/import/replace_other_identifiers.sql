-- purpose: put the person's own identifier in the place of another one, wherever the staged rows refer to people
-- cardinality: script
-- Before all checks, so that everything after it knows one identifier of a person.
create temporary table other_identifier on commit drop as
select distinct on (known.other_id) known.other_id, known.id
from (select s.other_id, s.id, 1 as rank from staged_person s where s.other_id is not null
      union all
      select x.external_id, own.external_id, 2
      from source_record x
      join source_record own on own.org_id = x.org_id and own.source = x.source and own.kind = 'person' and own.internal_id = x.internal_id
      where x.org_id = current_org_id() and x.source = current_setting('drumbeat.source') and x.kind = 'person_alias') known
where known.other_id <> known.id
  and not exists (select from staged_person s where s.id = known.other_id)
  and not exists (select from source_record x where x.org_id = current_org_id() and x.source = current_setting('drumbeat.source')
                  and x.kind = 'person' and x.external_id = known.other_id)
order by known.other_id, known.rank;
analyze other_identifier;
update staged_person s set leader = o.id from other_identifier o where o.other_id = s.leader;
update staged_territory_assignment s set person = o.id from other_identifier o where o.other_id = s.person;
update staged_quota s set person = o.id from other_identifier o where o.other_id = s.person;
update staged_ramp_assignment s set person = o.id from other_identifier o where o.other_id = s.person;
update staged_absence s set person = o.id from other_identifier o where o.other_id = s.person;
update staged_opportunity s set owner = o.id from other_identifier o where o.other_id = s.owner;
update staged_split s set person = o.id from other_identifier o where o.other_id = s.person;
update staged_credit_hold s set person = o.id from other_identifier o where o.other_id = s.person;
