-- What a change did, row by row, read from the tables and their before-images: the same answer for a dry run
-- (inside its transaction) and for a change of last year, whatever has happened to the rows since. One branch per
-- table that has a history twin.
--   version  every state that a row ever had: those of the past and the one it has now
--   added    a version begins and none of its key ended;  changed  both;  removed  one ended and none begins

do $install$
declare
  branches text;
begin
  select string_agg(format($branch$
      select n.org_id, %1$L::text as noun, n.changed_in as change_no,
             case when b.org_id is null then 'added' else 'changed' end as action,
             (%2$s) collate "default" as key, case when b.org_id is not null then to_jsonb(b) - 'until_change' end as before, to_jsonb(n) as after
      from (select * from drumbeat.%1$s union all select %5$s from drumbeat.%1$s_history) n
      left join drumbeat.%1$s_history b on b.until_change = n.changed_in and %4$s
      union all
      select b.org_id, %1$L, b.until_change, 'removed', (%3$s) collate "default", to_jsonb(b) - 'until_change', null
      from drumbeat.%1$s_history b
      where not exists (select from drumbeat.%1$s n where %4$s and n.changed_in = b.until_change)
        and not exists (select from drumbeat.%1$s_history n where %4$s and n.changed_in = b.until_change)$branch$,
      base.relname, key.of_n, key.of_b, key.is_equal,
      (select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
       from pg_attribute a where a.attrelid = base.oid and a.attnum > 0 and not a.attisdropped)
    ), ' union all ' order by base.relname)
    into branches
    from pg_class base
    cross join lateral (
      select string_agg(format('n.%I::text collate "default"', a.attname), ' || '' · '' || ' order by k.ordinality) filter (where is_shown) as of_n,
             string_agg(format('b.%I::text collate "default"', a.attname), ' || '' · '' || ' order by k.ordinality) filter (where is_shown) as of_b,
             string_agg(format('n.%1$I = b.%1$I', a.attname), ' and ' order by k.ordinality) as is_equal
      from pg_constraint primary_key
      cross join lateral unnest(primary_key.conkey) with ordinality k (attnum, ordinality)
      join pg_attribute a on a.attrelid = base.oid and a.attnum = k.attnum
      cross join lateral (select a.attname <> 'org_id' or cardinality(primary_key.conkey) = 1) as shown (is_shown)
      where primary_key.conrelid = base.oid and primary_key.contype = 'p') key
    where base.relnamespace = 'drumbeat'::regnamespace and base.relkind = 'r'
      and exists (select from pg_class history join pg_attribute u on u.attrelid = history.oid and u.attname = 'until_change'
                  where history.relname = base.relname || '_history' and history.relnamespace = base.relnamespace);
  execute 'create view drumbeat.change_difference with (security_invoker = true) as ' || branches;
end
$install$;
