-- Everything that is kept about a person, row by row: found in the catalogue, so that a new table cannot be forgotten. A row is about whom it names
-- as person, as rep or as owner; former states stand beside. Of who is a user, his login, grants, events and changes as well. Digests of
-- secrets are left out: they say nothing about him.

do $install$
declare
  branches text;
begin
  select string_agg(format(
      'select t.org_id, v.person_id, %1$L::text as noun, to_jsonb(t) - ''org_id'' as content from drumbeat.%1$I t '
      'cross join lateral (select distinct p.person_id from unnest(array[%2$s]) p (person_id) where p.person_id is not null) v', c.relname, named.list),
      ' union all ' order by c.relname)
    into branches
    from pg_class c
    cross join lateral (
      select string_agg(format('t.%I', a.attname), ', ' order by a.attnum) as list
      from pg_attribute a
      where a.attrelid = c.oid and not a.attisdropped and a.attname in ('person_id', 'rep_id', 'owner_id')) named
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r' and named.list is not null
      -- What was said between two of them is read by those two alone.
      and c.relname not in ('coaching_text', 'session_rating')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id');
  select branches || string_agg(format(
      ' union all select t.org_id, u.person_id, %1$L, to_jsonb(t) - ''org_id'' from drumbeat.%1$I t join drumbeat.app_user u on u.org_id = t.org_id and u.user_id = t.user_id '
      'where u.person_id is not null', c.relname), '' order by c.relname)
    into branches
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'user_id' and not a.attisdropped
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r' and c.relname not in ('app_user', 'app_user_history', 'credential', 'user_subject');
  execute 'create view drumbeat.person_record with (security_invoker = true) as ' || branches || $rest$
    union all select s.org_id, s.internal_id, 'source_record', to_jsonb(s) - 'org_id' from drumbeat.source_record s where s.kind = 'person'
    union all select s.org_id, s.internal_id, 'source_record_history', to_jsonb(s) - 'org_id' from drumbeat.source_record_history s where s.kind = 'person'
    union all select c.org_id, u.person_id, 'change', to_jsonb(c) - 'org_id'
    from drumbeat.change c
    join drumbeat.user_identity i on i.org_id = c.org_id and c.actor = 'user:' || i.login
    join drumbeat.app_user u on u.org_id = i.org_id and u.user_id = i.user_id
    where u.person_id is not null
  $rest$;
end
$install$;
