-- Before-images. Every table that has a twin X_history gets one row trigger on update and delete, so that no
-- statement can forget its history; inserts pay nothing. The twin's one extra column says until which change
-- (for source tables) or run (for cells) the before-image was true. Row triggers, no transition tables: they
-- also work when the table is distributed. A row both written and rewritten under one change leaves no image, and
-- neither does what an erasure rewrites: it keeps its place in known time, and an image would keep what is to be gone.

do $install$
declare
  twin record;
begin
  for twin in
    select base.relname as table_name,
           string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns,
           string_agg('old.' || quote_ident(a.attname), ', ' order by a.attnum) as old_values,
           min(u.attname) as until_column,
           case when min(u.attname) = 'until_run' then 'since_run' else 'changed_in' end as since_column,
           case when min(u.attname) = 'until_run' then 'current_run_no' else 'current_change_no' end as current_function
    from pg_class base
    join pg_class history on history.relname = base.relname || '_history' and history.relnamespace = base.relnamespace
    join pg_attribute a on a.attrelid = base.oid and a.attnum > 0 and not a.attisdropped
    join pg_attribute u on u.attrelid = history.oid and u.attname in ('until_change', 'until_run')
    where base.relnamespace = 'drumbeat'::regnamespace and base.relkind = 'r'
    group by base.relname
    order by base.relname
  loop
    execute format($make$
      create function drumbeat.keep_history_of_%1$s() returns trigger language plpgsql as $body$
      begin
        if tg_op = 'UPDATE' and new.%4$s = old.%4$s and current_user = 'drumbeat_eraser' then return null; end if;
        if tg_op = 'UPDATE' and new.%4$s is distinct from drumbeat.%6$s() then
          raise exception 'a row of %1$s was changed outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if drumbeat.%6$s() is null then
          raise exception 'a row of %1$s was deleted outside a numbered change' using errcode = 'integrity_constraint_violation';
        end if;
        if old.%4$s is distinct from drumbeat.%6$s() then
          insert into drumbeat.%1$s_history (%2$s, %5$s) values (%3$s, drumbeat.%6$s());
        end if;
        return null;
      end
      $body$;
      create trigger keep_history after update or delete on drumbeat.%1$s
        for each row execute function drumbeat.keep_history_of_%1$s();
      $make$,
      twin.table_name, twin.columns, twin.old_values, twin.since_column, twin.until_column, twin.current_function);
  end loop;
end
$install$;
