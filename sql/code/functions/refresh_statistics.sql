-- Lets the planner know what a load or a run wrote: analyzes the tables of the product of which more than a tenth, and more than
-- fifty rows, changed since they were last analyzed. Only the owner of a table may analyze it, so this function, alone, runs with
-- its owner's rights; it takes nothing from its caller and tells nothing but how many tables it analyzed.
-- docs/decisions/0016-statistics-after-a-load.md

create function drumbeat.refresh_statistics() returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  stale text;
  refreshed integer := 0;
begin
  for stale in
    select c.relname from pg_class c
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r'
      and pg_stat_get_mod_since_analyze(c.oid) > 50 + 0.1 * greatest(c.reltuples, 0)
    order by c.relname
  loop
    -- Whoever else analyzes the table at this moment does it for both.
    execute format('analyze (skip_locked) drumbeat.%I', stale);
    refreshed := refreshed + 1;
  end loop;
  return refreshed;
end
$$;
