-- purpose: the functions, views, types, triggers and policies in the schemas of the product, without those of extensions
-- cardinality: many rows, in the order of their creation
select object.type, object.identity
from (
  select 'pg_proc'::regclass::oid as classid, oid as objid from pg_proc
  where pronamespace in (to_regnamespace('drumbeat'), to_regnamespace('reporting'))
  union all
  select 'pg_class'::regclass, oid from pg_class
  where relnamespace in (to_regnamespace('drumbeat'), to_regnamespace('reporting')) and relkind in ('v', 'm')
  union all
  select 'pg_type'::regclass, t.oid
  from pg_type t
  left join pg_class c on c.oid = t.typrelid
  where t.typnamespace in (to_regnamespace('drumbeat'), to_regnamespace('reporting')) and (t.typtype in ('d', 'e', 'r') or c.relkind = 'c')
  union all
  select 'pg_trigger'::regclass, t.oid
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  where c.relnamespace in (to_regnamespace('drumbeat'), to_regnamespace('reporting')) and not t.tgisinternal
  union all
  select 'pg_policy'::regclass, p.oid
  from pg_policy p
  join pg_class c on c.oid = p.polrelid
  where c.relnamespace in (to_regnamespace('drumbeat'), to_regnamespace('reporting'))
) as listed
cross join lateral pg_identify_object(listed.classid, listed.objid, 0) as object
where not exists (
  select from pg_depend
  where classid = listed.classid and objid = listed.objid and deptype = 'e'
)
order by listed.objid;
