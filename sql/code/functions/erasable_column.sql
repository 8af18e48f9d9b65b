-- Every column that can hold words, and how an erasure looks at it: 'words' finds an identifier within a text, 'cell' only where it is all of it.
-- What files fill is looked at cell by cell, because a file would bring back whatever else it says. Found in the catalogue, so that a new
-- column cannot be forgotten.
create function drumbeat.erasable_column()
  returns table (relation text, noun text, is_history boolean, column_name text, type regtype, rule text, is_sealed boolean)
  language sql stable
begin atomic
  select c.relname::text as relation, regexp_replace(c.relname, '_history$', '') as noun, c.relname ~ '_history$' as is_history,
         a.attname::text as column_name, a.atttypid::regtype as type,
         case when regexp_replace(c.relname, '_history$', '') in
                ('account', 'account_territory', 'absence', 'day_off', 'employment', 'fiscal_calendar', 'fx_rate', 'opportunity', 'opportunity_event', 'opportunity_line',
                 'policy', 'product', 'quota', 'ramp_assignment', 'ramp_step', 'seasonality', 'source_record', 'split', 'team', 'team_membership',
                 'territory')
              then 'cell' else 'words' end as rule,
         exists (select from pg_attribute s where s.attrelid = n.oid and (s.attname = 'changed_in' or c.relname in ('change', 'access_event')))
           and obj_description(n.oid, 'pg_class') !~ '^\[[PS]\]' as is_sealed
  from pg_class c
  join pg_class n on n.relnamespace = c.relnamespace and n.relname = regexp_replace(c.relname, '_history$', '')
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r'
    and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype)
    and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'org_id')
    -- What runs write are numbers, words of the product and digests; organisations, periods and sources are nobody.
    and obj_description(n.oid, 'pg_class') !~ '^\[R\]' and n.relname not in ('run', 'organisation', 'fiscal_period', 'erased_row', 'erased_identifier')
    and a.attname <> 'source' and a.attname !~ 'digest$';
end;
