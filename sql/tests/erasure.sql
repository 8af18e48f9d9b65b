-- Erasing a person, in a database where every table has rows: he is named in every column that can hold words, and in none afterwards.
begin;
set search_path = drumbeat, public;
select no_plan();

\ir two_organisations.psql

-- Erasing a person: what he is called is put into every column that can hold words, whatever table a migration may have added, and is nowhere
-- afterwards. Left out are what runs write, identities of others, sources and digests.
create temporary table word_column as
  select c.relname::text as name, a.attname::text as column_name, a.atttypid::regtype as type, coalesce(e.rule, 'words') as rule
  from tenant_table t
  join pg_class c on c.oid = t.oid
  join pg_class n on n.relnamespace = c.relnamespace and n.relname = regexp_replace(c.relname, '_history$', '')
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join erasable_column() e on e.relation = c.relname and e.column_name = a.attname
  where a.atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype)
    and obj_description(n.oid, 'pg_class') !~ '^\[R\]'
    and n.relname not in ('run', 'organisation', 'fiscal_period', 'source_record', 'person_identity', 'user_identity', 'user_subject', 'erased_row', 'erased_identifier')
    and a.attname <> 'source' and a.attname !~ 'digest$'
    and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey));
create function pg_temp.named(org bigint) returns setof text language plpgsql as $$
declare
  place record;
  hits bigint;
begin
  for place in select t.name, a.attname from tenant_table t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped order by 1, a.attnum loop
    execute format('select count(*) from %I where org_id = $1 and %I::text ~* ''rep 2|rep2|subject-2''', place.name, place.attname) into hits using org;
    if hits > 0 then return next place.name || '.' || place.attname; end if;
  end loop;
end
$$;
create function pg_temp.contents(org bigint) returns text language plpgsql as $$
declare
  one record;
  part text;
  whole text := '';
begin
  for one in select name from tenant_table order by name loop
    execute format('select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '''')) from %I t where org_id = $1', one.name) into part using org;
    whole := whole || part;
  end loop;
  return md5(whole);
end
$$;
set local session_replication_role = replica;
do $$
declare
  o bigint;
  place record;
begin
  foreach o in array array[9001, 9002] loop
    update person_identity set display_name = 'Rep 2', email = 'rep2@example.com' where org_id = o and person_id = 2;
    insert into app_user values (o, 3, 2, true, 1);
    insert into user_identity values (o, 3, 'rep2', 1);
    insert into user_subject values (o, 3, 'https://login.example', 'subject-2', 1);
    insert into source_record values (o, 'hr', 'person', 'rep2@example.com', 2, 1), (o, 'hr', 'team', 'leader:rep2@example.com', 9, 1), (o, 'hr', 'territory', 'Rep 2', 9, 1);
    insert into source_record_history values (o, 'hr', 'person_alias', 'rep2-alias', 2, 1, 2);
    insert into inquiry_text select org_id, inquiry_no, step_no, 'Rep 2 said so', rep_id, team_id, 1 from inquiry_event where org_id = o on conflict do nothing;
    for place in select * from word_column loop
      -- A column that knows its words keeps them.
      begin
        execute format('update %1$I set %2$I = %3$L where ctid = (select min(ctid) from %1$I where org_id = %4$s)', place.name, place.column_name,
          case when place.type = 'text[]'::regtype then '{"of Rep 2"}' when place.type in ('json'::regtype, 'jsonb'::regtype) then '{"who": ["rep2@example.com", {"Rep 2": 7}]}'
               when place.rule = 'cell' then 'Rep 2' else 'for REP  2, see rep2@example.com; user:rep2' end, o);
      exception when check_violation or unique_violation then null;
      end;
    end loop;
  end loop;
end
$$;
set local session_replication_role = origin;
select cmp_ok((select count(*) from pg_temp.named(9001)), '>', 60::bigint, 'a person is named in very many columns');
create temporary table untouched as select pg_temp.contents(9002) as contents;
select is(pg_temp.attempt('drumbeat_administrator', '9001', $$select count(*) from drumbeat.erase_person(9001, 2, 2, '{}')$$), 'no privilege', 'who administers rewrites nothing by himself');
select is(pg_temp.attempt('drumbeat_eraser', '9002', $$select count(*) from drumbeat.erase_person(9001, 2, 2, '{}')$$), 'row security', 'nobody is erased in another organisation');
select matches(pg_temp.attempt('drumbeat_eraser', '9001', $$select count(*) from drumbeat.erase_person(9001, 2, 2, '{}')$$), '^[0-9]+$', 'a person is erased');
select is_empty($$select named from pg_temp.named(9001) named where named !~ '^(run|organisation|fiscal_period)'$$, 'and is named in no column of any table');
select is((select contents from untouched), pg_temp.contents(9002), 'who has the same name in another organisation is untouched');
select is(pg_temp.attempt('drumbeat_eraser', '9001', 'update drumbeat.quota_letter set quota_minor = 0'), 'no privilege', 'an erasure rewrites no number');
select is(pg_temp.attempt('drumbeat_eraser', '9001', 'update drumbeat.opportunity set amount_minor = 0'), 'no privilege', 'of no deal');
select is(pg_temp.attempt('drumbeat_eraser', '9001', 'delete from drumbeat.change'), 'no privilege', 'and takes no change away');

select * from finish();
rollback;
