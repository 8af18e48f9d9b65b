-- What an hour holds, as one digest. The canonical form of a row is its fields as JSON, names in a fixed order, empty ones left out; a row's
-- digest is SHA-256 over noun, what happened and that form; the hour's is SHA-256 over the digests of its rows, in the order of their bytes.
-- Nothing depends on the session: time zone and styles are fixed here. A row that an erasure rewrote counts as what it was before, exactly where what
-- is there has the digest after; that erasure is a row like any other, in the hour in which it was made.

create function drumbeat.hour_content(org_id bigint, since timestamptz, before timestamptz)
  returns table (hour timestamptz, changes bigint, events bigint, rows bigint, content bytea)
  language sql stable
  set timezone = 'UTC' set datestyle = 'ISO, MDY' set intervalstyle = 'postgres' set bytea_output = 'hex'
begin atomic
  with recursive change_hour as materialized (
    select c.change_no, date_trunc('hour', c.made_at) as hour
    from drumbeat.change c
    where c.org_id = $1 and c.made_at < $3 and c.made_at >= $2
  ),
  erasure as materialized (
    select r.after_digest, r.before_digest
    from drumbeat.erased_row r
    join drumbeat.change c on c.org_id = r.org_id and c.change_no = r.changed_in and c.kind = 'erasure'
    where r.org_id = $1
  ),
  -- Back to the first of them, where several rewrote a row.
  rewritten as (
    select e.after_digest, e.before_digest from erasure e
    union
    select r.after_digest, e.before_digest from rewritten r join erasure e on e.after_digest = r.before_digest
  ),
  original as materialized (
    select r.after_digest, r.before_digest
    from rewritten r
    where not exists (select from erasure e where e.after_digest = r.before_digest)
  ),
  found as (
    select h.hour, s.noun, drumbeat.row_digest(s.noun, s.what, s.content) as digest
    from change_hour h
    join drumbeat.stamped_row s on s.org_id = $1 and s.change_no = h.change_no
    union all
    select date_trunc('hour', e.happened_at), 'access_event', drumbeat.row_digest('access_event', 'begins', jsonb_strip_nulls(to_jsonb(e)))
    from drumbeat.access_event e
    where e.org_id = $1 and e.happened_at < $3 and e.happened_at >= $2
  ),
  part as (
    select f.hour, f.noun, coalesce(o.before_digest, f.digest) as digest
    from found f
    left join original o on o.after_digest = f.digest
  )
  select p.hour, count(*) filter (where p.noun = 'change'), count(*) filter (where p.noun = 'access_event'), count(*),
         sha256(string_agg(p.digest, ''::bytea order by p.digest))
  from part p
  group by p.hour;
end;

-- The digest of an hour, chained to the one before; the first is chained to nothing.
create function drumbeat.seal_digest(org_id bigint, hour timestamptz, content bytea, former bytea) returns bytea
  language sql immutable parallel safe
  return sha256(coalesce($4, ''::bytea) || convert_to($1::text || E'\n' || extract(epoch from $2)::bigint::text || E'\n', 'UTF8') || $3);
