-- purpose: one digest of everything in the schema, to notice what was changed by hand
-- cardinality: one row
-- Run it with the search path pg_catalog: how definitions are written depends on it.
with
space as (
  select to_regnamespace(name) as oid from unnest(array['drumbeat', 'reporting']) name
),
relation as (
  select c.* from pg_class c join space on c.relnamespace = space.oid
),
line (text) as (
  select concat_ws('|', relkind, relname, relrowsecurity, relforcerowsecurity, reloptions, relacl) from relation
  union all
  select concat_ws('|', 'column', r.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                   a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid))
  from pg_attribute a
  join relation r on r.oid = a.attrelid and r.relkind = 'r'
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped
  union all
  select concat_ws('|', 'constraint', r.relname, c.conname, pg_get_constraintdef(c.oid))
  from pg_constraint c join relation r on r.oid = c.conrelid
  union all
  select concat_ws('|', 'index', pg_get_indexdef(i.indexrelid))
  from pg_index i join relation r on r.oid = i.indrelid
  union all
  select concat_ws('|', 'view', r.relname, pg_get_viewdef(r.oid)) from relation r where r.relkind in ('v', 'm')
  union all
  select concat_ws('|', 'function', pg_get_functiondef(p.oid), p.proacl)
  from pg_proc p join space on p.pronamespace = space.oid
  where p.prokind in ('f', 'p')
  union all
  select concat_ws('|', 'trigger', pg_get_triggerdef(t.oid), t.tgenabled)
  from pg_trigger t join relation r on r.oid = t.tgrelid
  where not t.tgisinternal
  union all
  select concat_ws('|', 'policy', r.relname, p.polname, p.polcmd, p.polpermissive,
                   (select string_agg(rolname, ',' order by rolname) from pg_roles where oid = any (p.polroles)),
                   pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
  from pg_policy p join relation r on r.oid = p.polrelid
)
select encode(sha256(convert_to(coalesce(string_agg(text, E'\n' order by text collate "C"), ''), 'UTF8')), 'hex') as fingerprint
from line;
