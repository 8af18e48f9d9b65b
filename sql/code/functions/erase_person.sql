-- Erasing who a person is. Decision 42 says what counts as identifying, and what stays.

-- The digest of a row in the seals: over its table, what happened to it, and its canonical form.
create function drumbeat.row_digest(noun text, what text, content jsonb) returns bytea
  language sql immutable parallel safe
  return sha256(convert_to($1 || E'\n' || $2 || E'\n' || $3::text, 'UTF8'));

-- An identifier as a regular expression that finds it as a whole word, whatever the case. A name is not found within a longer one that is written
-- with a hyphen, nor an address within a longer address.
create function drumbeat.identity_pattern(identifier text) returns text
  language sql immutable parallel safe strict
  return (select case when $1 ~ '\s' then '(?<![[:alnum:]]|[[:alnum:]]-)' || w.word || '(?![[:alnum:]]|-[[:alnum:]])'
                      else '(?<![[:alnum:]@._%+-])' || w.word || '(?![[:alnum:]@_-]|\.[[:alnum:]])' end
          from (select regexp_replace(regexp_replace($1, '([^[:alnum:][:space:]])', '\\\1', 'g'), '\s+', '\\s+', 'g')) w (word));

-- Whether an identifier means one person wherever it stands: an address, a name of several words, a number of many digits. A short one does so
-- only where a person is meant.
create function drumbeat.is_telling(identifier text) returns boolean
  language sql immutable parallel safe strict
  return $1 ~ '\S\s+\S' or $1 ~ '\S@\S' or length($1) >= 6 and $1 ~ '[0-9]' or length($1) = 5 and $1 ~ '[0-9]' and $1 ~ '[[:alpha:]]';

-- A text with each identifier replaced by its form.
create function drumbeat.without_identity(value text, patterns text[], forms text[]) returns text
  language plpgsql immutable parallel safe strict as $$
begin
  for i in 1 .. cardinality(patterns) loop
    value := regexp_replace(value, patterns[i], forms[i], 'gi');
  end loop;
  return value;
end
$$;

-- The same for every text within a JSON value.
create function drumbeat.without_identity(value jsonb, patterns text[], forms text[]) returns jsonb
  language plpgsql immutable parallel safe strict as $$
begin
  return case jsonb_typeof(value)
    when 'string' then to_jsonb(drumbeat.without_identity(value #>> '{}', patterns, forms))
    when 'array' then (select coalesce(jsonb_agg(drumbeat.without_identity(e.item, patterns, forms) order by e.place), '[]')
                       from jsonb_array_elements(value) with ordinality e (item, place))
    when 'object' then (select coalesce(jsonb_object_agg(drumbeat.without_identity(m.key, patterns, forms), drumbeat.without_identity(m.item, patterns, forms)), '{}')
                        from jsonb_each(value) m (key, item))
    else value end;
end
$$;

-- By what a person is called: names and addresses, the login and the account of his user, identifiers of sources, and what else is stated. One row
-- per identifier and source; the source is null where it is none of a source's. Forms that an earlier erasure has left are none.
create function drumbeat.person_identifier(org_id bigint, person_id bigint, also text[])
  returns table (identifier text, source text, is_telling boolean)
  language sql stable
begin atomic
  with his_user as materialized (
    select u.user_id from drumbeat.app_user u where u.org_id = $1 and u.person_id = $2
  ),
  called as (
    select i.display_name as identifier, null::text as source, 1 as rank from drumbeat.person_identity i where i.org_id = $1 and i.person_id = $2
    union all
    select i.login, null, 2 from drumbeat.user_identity i join his_user u using (user_id) where i.org_id = $1
    union all
    select i.email, null, 3 from drumbeat.person_identity i where i.org_id = $1 and i.person_id = $2
    union all
    select s.subject, null, 3 from drumbeat.user_subject s join his_user u using (user_id) where s.org_id = $1
    union all
    select s.external_id, s.source, 4 from drumbeat.source_record s where s.org_id = $1 and s.kind in ('person', 'person_alias') and s.internal_id = $2
    union all
    select s.external_id, s.source, 4 from drumbeat.source_record_history s
    where s.org_id = $1 and s.kind in ('person', 'person_alias') and s.internal_id = $2
    union all
    select a.name, null, 5 from unnest($3) a (name)
  ),
  -- What means somebody else as well is nobody's own: it says nothing wherever it stands.
  shared as (
    select lower(i.display_name) as identifier from drumbeat.person_identity i where i.org_id = $1 and i.person_id <> $2
    union
    select lower(i.email) from drumbeat.person_identity i where i.org_id = $1 and i.person_id <> $2
    union
    select lower(s.external_id) from drumbeat.source_record s where s.org_id = $1 and s.kind in ('person', 'person_alias') and s.internal_id <> $2
  )
  select c.identifier, c.source,
         (bool_or(c.rank = 5) or drumbeat.is_telling(c.identifier)) and not exists (select from shared s where s.identifier = lower(c.identifier))
  from called c
  where c.identifier ~ '\S'
    and c.identifier <> 'Erased person ' || $2 and c.identifier !~ ('^erased-person-' || $2 || '(-[0-9]+)?$')
  group by c.identifier, c.source
  order by min(c.rank), c.source collate "C" nulls first, c.identifier collate "C";
end;

-- Erases a person under a change, and says what was done, table by table and column by column. Nothing of his numbers is touched. The rows keep their
-- place in known time: whatever was known of him at any time is known of him under the erased form. Both digests of each sealed row are kept.
create function drumbeat.erase_person(org_id bigint, person_id bigint, change_no bigint, also text[])
  returns table (noun text, column_name text, done text, rows bigint)
  language plpgsql
  set timezone = 'UTC' set datestyle = 'ISO, MDY' set intervalstyle = 'postgres' set bytea_output = 'hex' as $$
#variable_conflict use_column
declare
  org alias for $1;
  person alias for $2;
  change_made alias for $3;
  name_form text := 'Erased person ' || person;
  login_form text := 'erased-person-' || person;
  users bigint[];
  login text;
  salt bytea;
  -- Aligned: each identifier with its form; of those that tell, each pattern with its form.
  identifiers text[];
  forms text[];
  patterns text[];
  pattern_forms text[];
  any_pattern text;
  telling text[];
  -- The same, as what is quickly found.
  likenesses text[];
  -- By what a source calls the team that it calls after him, with the source, and the form of that.
  leaders text[];
  leader_forms text[];
  target record;
  found bigint;
begin
  users := array(select u.user_id from drumbeat.app_user u where u.org_id = org and u.person_id = person);
  login := (select min(i.login) from drumbeat.user_identity i where i.org_id = org and i.user_id = any (users));

  insert into drumbeat.person_erasure (org_id, person_id, changed_in) values (org, person, change_made);
  insert into drumbeat.erasure_salt (org_id, salt, changed_in)
  values (org, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), change_made) on conflict do nothing;
  salt := (select s.salt from drumbeat.erasure_salt s where s.org_id = org);

  -- One form for each identifier: the name's is for people to read, the others are numbered.
  with called as (
    select i.identifier, min(i.place) as place, bool_or(i.is_telling) as is_telling
    from drumbeat.person_identifier(org, person, also) with ordinality i (identifier, source, is_telling, place)
    group by i.identifier
  ),
  named as (
    select c.identifier, c.place, c.is_telling,
           -- A login has no blank in it.
           c.identifier is distinct from login
             and exists (select from drumbeat.person_identity i where i.org_id = org and i.person_id = person and i.display_name = c.identifier) as is_name
    from called c
  ),
  former as (select count(distinct e.form) as forms from drumbeat.erased_identifier e where e.org_id = org and e.person_id = person and e.form <> name_form),
  formed as (
    select n.identifier, n.place, n.is_telling,
           case when n.is_name then name_form
                else login_form || coalesce('-' || nullif(f.forms + row_number() over (partition by n.is_name order by n.place), 1), '') end as form
    from named n cross join former f
  )
  select coalesce(array_agg(f.identifier order by f.place), '{}'), coalesce(array_agg(f.form order by f.place), '{}'),
         coalesce(array_agg(f.identifier order by f.place) filter (where f.is_telling), '{}')
    into identifiers, forms, telling from formed f;

  select coalesce(array_agg(i.source || 'leader:' || i.identifier), '{}'), coalesce(array_agg('leader:' || forms[array_position(identifiers, i.identifier)]), '{}')
    into leaders, leader_forms
  from drumbeat.person_identifier(org, person, also) i
  where i.source is not null;

  insert into drumbeat.erased_identifier (org_id, source, digest, form, person_id, changed_in)
  select org, s.source, drumbeat.erased_digest(salt, i.identifier), forms[array_position(identifiers, i.identifier)], person, change_made
  from (select distinct i.identifier, i.source, i.is_telling from drumbeat.person_identifier(org, person, also) i) i
  cross join lateral (select i.source where i.source is not null union select '' where i.is_telling) s
  on conflict do nothing;

  -- Longer ones first, so that none is cut in two; the actor of what he did himself before his login.
  select coalesce(array_agg(p.pattern order by p.rank, length(p.pattern) desc, p.pattern), '{}'),
         coalesce(array_agg(p.form order by p.rank, length(p.pattern) desc, p.pattern), '{}'), string_agg(p.pattern, '|' order by p.pattern)
    into patterns, pattern_forms, any_pattern
  from (select 1 as rank, drumbeat.identity_pattern('user:' || login) as pattern,
               'user:' || forms[array_position(identifiers, login)] as form
        where login is not null
        union
        select 2, drumbeat.identity_pattern(t.identifier), forms[array_position(identifiers, t.identifier)] from unnest(telling) t (identifier)) p
  where p.form is not null;

  likenesses := array(select '%' || regexp_replace(lower(t.identifier), '([\\%_])', '\\\1', 'g') || '%' from unnest(telling) t (identifier));

  -- He signs in no longer.
  if cardinality(users) > 0 then
    update drumbeat.credential c set ended_at = clock_timestamp() where c.org_id = org and c.user_id = any (users) and c.ended_at is null;
    get diagnostics found = row_count;
    return query select 'credential', 'ended_at', 'ended', found where found > 0;
    update drumbeat.app_user u set is_active = false, changed_in = change_made where u.org_id = org and u.user_id = any (users) and u.is_active;
    get diagnostics found = row_count;
    return query select 'app_user', 'is_active', 'ended', found where found > 0;
    delete from drumbeat.user_subject s where s.org_id = org and s.user_id = any (users);
    get diagnostics found = row_count;
    return query select 'user_subject', 'subject', 'removed', found where found > 0;
  end if;
  -- What was said about his credit, and what he said.
  delete from drumbeat.inquiry_text x where x.org_id = org and x.rep_id = person;
  get diagnostics found = row_count;
  return query select 'inquiry_text', 'body', 'removed', found where found > 0;
  -- What was said in his sessions, by either, and how he rated them.
  delete from drumbeat.coaching_text x where x.org_id = org and person = any (array[x.manager_id, x.rep_id]);
  get diagnostics found = row_count;
  return query select 'coaching_text', 'body', 'removed', found where found > 0;
  delete from drumbeat.session_rating x where x.org_id = org and x.rater_id = person;
  get diagnostics found = row_count;
  return query select 'session_rating', 'score', 'removed', found where found > 0;

  for target in
    select c.relation, c.noun, c.is_history, c.is_sealed, c.rule,
           string_agg(format('%I = %s', c.column_name, x.expression), ', ' order by c.column_name) as assignments,
           array_agg(c.column_name order by c.column_name) as names,
           -- Equality of JSON is that of its binary form.
           string_agg(case when x.is_special or c.type <> 'text'::regtype
                             then format(case c.type when 'json'::regtype then 't.%1$I::jsonb is distinct from (%2$s)::jsonb' else 't.%1$I is distinct from %2$s' end,
                                         c.column_name, x.expression)
                           when c.rule = 'cell' then format('t.%I = any ($11)', c.column_name)
                           else format('t.%I ~* $10', c.column_name) end, ' or ' order by c.column_name) as condition
    from drumbeat.erasable_column() c
    cross join lateral (
      select case
        -- His own rows, and what has rules of its own.
        when (c.noun, c.column_name) = ('person_identity', 'display_name') then 'case when t.person_id = $2 then $8 else t.display_name end'
        when (c.noun, c.column_name) = ('person_identity', 'email') then 'case when t.person_id = $2 then null else t.email end'
        when (c.noun, c.column_name) = ('user_identity', 'login') then 'case when t.user_id = any ($3) then $9 else t.login end'
        when (c.noun, c.column_name) = ('credential', 'name') then 'case when t.user_id = any ($3) and t.name is not null then ''erased'' else drumbeat.without_identity(t.name, $6, $7) end'
        when (c.noun, c.column_name) = ('absence', 'reason') then 'case when t.person_id = $2 and t.reason is not null then ''Erased'' when t.reason = any ($11) then $5[array_position($4, t.reason)] else t.reason end'
        when (c.noun, c.column_name) = ('source_record', 'external_id') then
          'case when t.kind in (''person'', ''person_alias'') then case when t.internal_id = $2 then coalesce($5[array_position($4, t.external_id)], t.external_id) else t.external_id end
                when t.kind = ''team'' and t.external_id like ''leader:%'' then coalesce($16[array_position($15, t.source || t.external_id)], t.external_id)
                when t.kind = ''team'' and t.external_id ~ ''^(team|region):'' and substr(t.external_id, strpos(t.external_id, '':'') + 1) = any ($11)
                  then left(t.external_id, strpos(t.external_id, '':'')) || $5[array_position($4, substr(t.external_id, strpos(t.external_id, '':'') + 1))]
                when t.external_id = any ($11) then $5[array_position($4, t.external_id)] else t.external_id end'
        -- A key means nothing but itself, and there is one of each.
        when c.column_name = 'request_key' then format('case when t.request_key ~* $10 then ''erased-'' || t.%I else t.request_key end', case c.noun when 'change' then 'change_no' else 'job_no' end)
        -- From which address he asked.
        when (c.noun, c.column_name) = ('change', 'origin') then 'drumbeat.without_identity(case when t.actor ~ $12 then t.origin - ''peer'' else t.origin end, $6, $7)'
        when (c.noun, c.column_name) = ('access_event', 'origin') then
          'drumbeat.without_identity(case when t.change_no is distinct from $13 and (t.user_id = any ($3) or t.credential_no in (select k.credential_no from drumbeat.credential k where k.org_id = $1 and k.user_id = any ($3))) then t.origin - ''peer'' else t.origin end, $6, $7)'
        end as special) own
    cross join lateral (
      select own.special is not null as is_special, coalesce(own.special, case
        when c.noun = 'user_subject' then null
        when c.rule = 'cell' then format('case when t.%1$I = any ($11) then $5[array_position($4, t.%1$I)] else t.%1$I end', c.column_name)
        when c.type = 'text'::regtype then format('drumbeat.without_identity(t.%I, $6, $7)', c.column_name)
        when c.type = 'jsonb'::regtype then format('drumbeat.without_identity(t.%I, $6, $7)', c.column_name)
        when c.type = 'json'::regtype then format('drumbeat.without_identity(t.%I::jsonb, $6, $7)::json', c.column_name)
        else format('case when t.%1$I is not null then array(select drumbeat.without_identity(w.word, $6, $7) from unnest(t.%1$I) with ordinality w (word, place) order by w.place) end', c.column_name) end) as expression) x
    where x.expression is not null
    group by c.relation, c.noun, c.is_history, c.is_sealed, c.rule
    order by c.relation
  loop
    return query execute format($statement$
        with former as (
          select t.ctid as place, to_jsonb(t) as content from drumbeat.%1$I t where t.org_id = $1 and (%2$s)
        ),
        replaced as (
          update drumbeat.%1$I t set %3$s from former f where t.ctid = f.place returning f.content as before, to_jsonb(t) as after
        ),
        kept as (
          insert into drumbeat.erased_row (org_id, noun, before_digest, after_digest, changed_in)
          select $1, %4$L, drumbeat.row_digest(%4$L, w.what, jsonb_strip_nulls(r.before %5$s)), drumbeat.row_digest(%4$L, w.what, jsonb_strip_nulls(r.after %5$s)), $13
          from replaced r cross join (values %6$s) w (what)
          where %7$L
          on conflict do nothing
        )
        select %1$L::text, c.name::text, 'replaced'::text, count(*)
        from replaced r cross join unnest($14) c (name)
        where r.before -> c.name is distinct from r.after -> c.name
        group by c.name$statement$,
      target.relation, target.condition, target.assignments, target.noun,
      case when target.is_history then '- ''until_change''' else '' end,
      case when target.is_history then '(''begins''), (''ends'')' else '(''begins'')' end, target.is_sealed)
      using org, person, users, identifiers, forms, patterns, pattern_forms, name_form, coalesce(forms[array_position(identifiers, login)], login), coalesce(any_pattern, '(?!)'), telling,
            '(^| as )user:' || coalesce(regexp_replace(login, '([^[:alnum:]])', '\\\1', 'g'), '(?!)') || '($| )', change_made, target.names, leaders, leader_forms;
    -- What a file says in other words, which it would say again.
    if target.rule = 'cell' and any_pattern is not null and not target.is_history then
      return query execute (
        select string_agg(format('select %1$L::text, %2$L::text, ''kept''::text, count(*) from drumbeat.%1$I t
                                  where t.org_id = $1 and case when lower(t.%2$I) like any ($3) then t.%2$I ~* $2 end having count(*) > 0', target.relation, n.name), ' union all ')
        from unnest(target.names) n (name)) using org, any_pattern, likenesses;
    end if;
  end loop;
end
$$;
