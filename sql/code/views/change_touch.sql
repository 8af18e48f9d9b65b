-- Which nouns a change touched, and which people and teams its rows are about: for finding changes, without a look at what they did.
-- One row per row written or ended and per person or team it names, found in the catalogue.

do $install$
declare
  branches text;
begin
  select string_agg(format('select t.org_id, t.%1$I as change_no, %2$L::text as noun, %3$s from drumbeat.%4$I t%5$s', w.stamp, c.relname,
      case when s.list is null then 'null::text as subject_kind, null::bigint as subject_id' else 's.subject_kind, s.subject_id' end, w.relname,
      case when s.list is null then '' else ' cross join lateral (values ' || s.list || ') s (subject_kind, subject_id)' end),
      ' union all ' order by c.relname, w.relname, w.stamp)
    into branches
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'changed_in' and not a.attisdropped
    cross join lateral (
      select c.relname, 'changed_in' as stamp
      union all
      select h.relname, u.stamp from pg_class h cross join (values ('changed_in'), ('until_change')) u (stamp)
      where h.relnamespace = c.relnamespace and h.relname = c.relname || '_history') w
    left join lateral (
      select string_agg(format('(%L, t.%I)', case when f.attname in ('team_id', 'parent_id') then 'team' else 'person' end, f.attname), ', ' order by f.attnum) as list
      from pg_attribute f
      where f.attrelid = c.oid and not f.attisdropped
        and (f.attname in ('person_id', 'rep_id', 'owner_id', 'manager_id', 'team_id') or (c.relname = 'team_parent' and f.attname = 'parent_id'))) s on true
    where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r' and c.relname !~ '_history$'
      and (obj_description(c.oid, 'pg_class') !~ '^\[[PS]\]' or c.relname = 'person_identity');
  execute 'create view drumbeat.change_touch with (security_invoker = true) as ' || branches;
end
$install$;
