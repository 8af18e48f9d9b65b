-- Under what an erased identifier is found again. The salt is the organisation's own.
create function drumbeat.erased_digest(salt bytea, identifier text) returns bytea
  language sql immutable parallel safe strict
  return sha256($1 || convert_to($2, 'UTF8'));

-- Puts the erased form in the place of every identifier that was erased, in the staged rows of an import: in a reference to a person whatever the
-- source calls him, in any other cell what means nobody else. Who was erased has neither name nor address, whatever the file says. Where
-- nobody was erased it looks once, and does nothing.
create function drumbeat.replace_erased_identifiers() returns void language plpgsql as $$
declare
  org bigint := drumbeat.current_org_id();
  salt bytea := (select s.salt from drumbeat.erasure_salt s where s.org_id = org);
  cell record;
begin
  if salt is null then return; end if;
  for cell in
    select c.relname, a.attname,
           a.attname in ('person', 'owner', 'leader', 'other_id') or (c.relname = 'staged_person' and a.attname = 'id') as is_person
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
    where c.relnamespace = pg_my_temp_schema() and c.relkind = 'r' and c.relname ~ '^staged_'
      -- Another person may bear the same name.
      and not (c.relname = 'staged_person' and a.attname in ('name', 'email'))
    order by c.relname, a.attnum
  loop
    execute format(
      'update pg_temp.%1$I s set %2$I = e.form
       from (select distinct v.%2$I as value from pg_temp.%1$I v where v.%2$I is not null) stated
       join drumbeat.erased_identifier e on e.digest = drumbeat.erased_digest($1, stated.value)
       where e.org_id = $2 and e.source = any ($3) and s.%2$I = stated.value', cell.relname, cell.attname)
      using salt, org, case when cell.is_person then array['', current_setting('drumbeat.source')] else array[''] end;
  end loop;
  update pg_temp.staged_person s set name = 'Erased person ' || e.person_id, email = null
  from drumbeat.erased_identifier e
  where e.org_id = org and e.source = current_setting('drumbeat.source') and s.id = e.form;
  update pg_temp.staged_absence s set reason = 'Erased'
  from drumbeat.erased_identifier e
  where e.org_id = org and e.source = current_setting('drumbeat.source') and s.person = e.form and s.reason is not null;
end
$$;
