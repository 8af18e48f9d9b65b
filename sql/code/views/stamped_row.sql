-- Every row that is stamped with a change, as it was when that change had written it, for the seals of the trail: each version that a row ever
-- had, under the change that began it; each that ended, under the change that ended it; every change; every event of access, under 0.
-- Found in the catalogue, so that a table cannot be forgotten. Left out is what may be erased (kind P), and what the product prunes (S).
-- Empty fields are left out: a column that a later migration adds does not alter what was there before.

do $install$
declare
  branches text;
begin
  select string_agg(format('select t.org_id, t.changed_in as change_no, %1$L::text as noun, ''begins''::text as what, jsonb_strip_nulls(to_jsonb(t)) as content from drumbeat.%1$I t', c.relname)
      || case when h.oid is null then '' else format($branch$
        union all select t.org_id, t.changed_in, %1$L, 'begins', jsonb_strip_nulls(to_jsonb(t) - 'until_change') from drumbeat.%2$I t
        union all select t.org_id, t.until_change, %1$L, 'ends', jsonb_strip_nulls(to_jsonb(t) - 'until_change') from drumbeat.%2$I t$branch$, c.relname, h.relname) end,
      ' union all ' order by c.relname)
    into branches
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'changed_in' and not a.attisdropped
    left join pg_class h on h.relnamespace = c.relnamespace and h.relname = c.relname || '_history'
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r' and c.relname !~ '_history$'
      and obj_description(c.oid, 'pg_class') !~ '^\[[PS]\]';
  execute 'create view drumbeat.stamped_row with (security_invoker = true) as '
    || 'select c.org_id, c.change_no, ''change''::text as noun, ''begins''::text as what, jsonb_strip_nulls(to_jsonb(c)) as content from drumbeat.change c union all '
    || branches;
end
$install$;
