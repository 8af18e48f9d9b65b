-- What a change did, row by row, read from the tables and their before-images: the same answer for a dry run
-- (inside its transaction) and for a change of last year. One branch per table that has a history twin.

do $install$
declare
  branches text;
begin
  select string_agg(format($branch$
      select n.org_id, %1$L::text as noun, n.changed_in as change_no,
             case when b.org_id is null then 'added' else 'changed' end as action,
             %2$s as key, case when b.org_id is not null then to_jsonb(b) - 'until_change' end as before, to_jsonb(n) as after
      from drumbeat.%1$s n
      left join drumbeat.%1$s_history b on b.until_change = n.changed_in and %4$s
      union all
      select b.org_id, %1$L, b.until_change, 'removed', %3$s, to_jsonb(b) - 'until_change', null
      from drumbeat.%1$s_history b
      where not exists (select from drumbeat.%1$s n where %4$s and n.changed_in >= b.until_change)
        and not exists (select from drumbeat.%1$s_history n where %5$s and n.changed_in >= b.until_change)$branch$,
      base.relname,
      (select string_agg(format('n.%I::text', a.attname), ' || '' · '' || ' order by k.ordinality)
         from unnest(key.conkey) with ordinality k (attnum, ordinality)
         join pg_attribute a on a.attrelid = base.oid and a.attnum = k.attnum where a.attname <> 'org_id' or cardinality(key.conkey) = 1),
      (select string_agg(format('b.%I::text', a.attname), ' || '' · '' || ' order by k.ordinality)
         from unnest(key.conkey) with ordinality k (attnum, ordinality)
         join pg_attribute a on a.attrelid = base.oid and a.attnum = k.attnum where a.attname <> 'org_id' or cardinality(key.conkey) = 1),
      (select string_agg(format('n.%1$I = b.%1$I', a.attname), ' and ' order by a.attnum)
         from pg_attribute a where a.attrelid = base.oid and a.attnum = any (key.conkey)),
      (select string_agg(format('n.%1$I = b.%1$I', a.attname), ' and ' order by a.attnum)
         from pg_attribute a where a.attrelid = base.oid and a.attnum = any (key.conkey))
    ), ' union all ' order by base.relname)
    into branches
    from pg_class base
    join pg_constraint key on key.conrelid = base.oid and key.contype = 'p'
    where base.relnamespace = 'drumbeat'::regnamespace and base.relkind = 'r'
      and exists (select from pg_class history join pg_attribute u on u.attrelid = history.oid and u.attname = 'until_change'
                  where history.relname = base.relname || '_history' and history.relnamespace = base.relnamespace);
  execute 'create view drumbeat.change_difference with (security_invoker = true) as ' || branches;
end
$install$;
