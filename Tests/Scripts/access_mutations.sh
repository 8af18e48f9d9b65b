#!/usr/bin/env bash
# Do the tests of access notice when a policy or a grant is wrong? Each of these changes opens or closes a door of the schema, in a
# transaction that ends with the tests; a change that no test notices fails here. Which ones are tried is decided by the hash of their
# text, so that a new table or role brings new ones.
#
# Usage: PGHOST=… PGPORT=… PGUSER=… Tests/Scripts/access_mutations.sh DATABASE, of which the schema is current and has pgTAP.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
database=${1:?the name of a database with the schema and pgTAP}

# How many of each kind; twenty in all.
mutations=$(
  psql -qAtX -v ON_ERROR_STOP=1 -d "$database" <<'SQL'
set search_path = drumbeat;
with noun as (
  select c.oid, c.relname from pg_class c where c.relnamespace = 'drumbeat'::regnamespace and c.relkind = 'r'
),
duty as (
  select r.oid, r.rolname from pg_roles r where r.rolname ~ '^drumbeat_' and r.rolname not in ('drumbeat_owner', 'drumbeat_app')
),
held as (
  select n.relname, d.rolname, p.privilege, has_table_privilege(d.oid, n.oid, p.privilege) as is_granted
  from noun n cross join duty d cross join (values ('select'), ('insert'), ('update'), ('delete')) as p (privilege)
),
-- Policies that decide something: those of roles that may do anything with the table.
deciding as (
  select p.* from pg_policy p join noun n on n.oid = p.polrelid
  where exists (select from held h join duty d on d.rolname = h.rolname where h.relname = n.relname and d.oid = any (p.polroles) and h.is_granted)
),
mutation (kind, wanted, statement) as (
  select 'opened', 4, format('alter policy %I on %I using (true)', polname, polrelid::regclass::text)
  from deciding where polqual is not null
  union all
  select 'dropped', 3, format('drop policy %I on %I', polname, polrelid::regclass::text) from deciding
  union all
  select 'owner let in', 2, format('alter table %I no force row level security', relname) from noun n
  where exists (select from pg_policy where polrelid = n.oid)
  union all
  select 'switched off', 3, format('alter table %I disable row level security', relname) from noun n
  where exists (select from pg_policy where polrelid = n.oid)
  union all
  select 'granted', 5, format('grant %s on %I to %I', privilege, relname, rolname) from held where not is_granted
  union all
  select 'revoked', 3, format('revoke %s on %I from %I', privilege, relname, rolname) from held where is_granted
)
select kind || ': ' || statement
from (select m.*, row_number() over (partition by kind order by md5(statement)) as place from mutation m) ranked
where place <= wanted
order by kind, place;
SQL
)

number=0 failed=0
while IFS= read -r mutation; do
  number=$((number + 1))
  said=$(
    for tests in sql/tests/access.sql sql/tests/catalogue.sql; do
      # The tests begin and roll back; their begin is within this one, their rollback ends it.
      psql -qAtX -d "$database" 2>&1 <<SQL
begin;
set local search_path = drumbeat, public;
${mutation#*: };
\i $tests
SQL
    done
  )
  if grep -qE '^not ok |ERROR:' <<<"$said"; then
    echo "ok $number - noticed: $mutation"
  else
    failed=$((failed + 1))
    echo "not ok $number - nothing noticed: $mutation"
  fi
done <<<"$mutations"
echo "1..$number"
[ "$number" = 20 ] || { echo "not ok - $number mutations instead of 20" && exit 1; }
[ "$failed" = 0 ]
