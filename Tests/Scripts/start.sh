#!/usr/bin/env bash
# What scripts/start promises, tried on a copy of the scripts with a program that is built already (DRUMBEAT_PROGRAM).
# Prints a line for each promise, as TAP. Whoever runs it is whoever starts: root or an ordinary user.
set -uo pipefail
# shellcheck source=scripts/lib/cluster.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../../scripts/lib/cluster.sh"
: "${DRUMBEAT_PROGRAM:?names the program to start}"
unset DATABASE_URL DRUMBEAT_ADMIN_URL

scratch=$(mktemp -d)
chmod 755 "$scratch"
checkout=$scratch/checkout
log=$scratch/log
tests=0 failures=0 served=''

# The neighbour: a cluster with which the private one must have nothing to do, and later the server of DATABASE_URL.
cluster_use "$scratch/neighbour"
clean_up() {
  [ -z "$served" ] || kill "$served" 2>/dev/null
  "$checkout/scripts/start" --stop >/dev/null 2>&1
  (
    cluster_use "$checkout/.drumbeat"
    cluster_remove
  )
  cluster_remove
  rm -rf "$scratch"
}
trap clean_up EXIT

# Reports one promise: $1 says it, the rest is a command that succeeds if it is kept.
promise() {
  local text=$1
  shift
  tests=$((tests + 1))
  if "$@"; then
    echo "ok $tests - $text"
  else
    echo "not ok $tests - $text"
    failures=$((failures + 1))
    sed 's/^/#  /' "$log" | tail -n 40
  fi
}

start() { "$checkout/scripts/start" "$@" </dev/null >"$log" 2>&1; }
drumbeat() { "$checkout/scripts/drumbeat" "$@"; }
says() { grep -qF -- "$1" "$log"; }
equals() {
  [ "$1" = "$2" ] || {
    printf '%s, expected %s\n' "$1" "$2" >>"$log"
    return 1
  }
}
refuses() {
  local code=$1 status=0
  shift
  "$@" || status=$?
  equals "$status" "$code"
}

# Everything of a database that counts: changes, runs, deals and cells; $1 is the address of its administrator.
state() {
  psql --no-psqlrc -qAtX -d "$1" -c "select (select count(*) || ' ' || max(change_no) from drumbeat.change),
    (select count(*) || ' ' || max(digest) from drumbeat.run), (select count(*) from drumbeat.opportunity),
    (select count(*) from drumbeat.attainment_cell), (select system_identifier from pg_control_system()), (select oid from pg_database where datname = current_database())"
}
private_state() (
  cluster_use "$checkout/.drumbeat"
  state "$(cluster_url drumbeat postgres)"
)
# Everything of the neighbour: its first process, databases and roles.
neighbour_state() {
  head -n 1 "$cluster_data/postmaster.pid"
  cluster_sql postgres 'select datname from pg_database union all select rolname from pg_roles order by 1'
}

has_numbers() { [ "$(drumbeat report attainment --org sample --by team --period quarter --format csv 2>>"$log" | grep -cE ',[0-9]+\.[0-9]{2},')" -gt 10 ]; }
digest() { drumbeat nightly --org sample --as-of 2026-10-31 2>>"$log" | sed -n 's/^digest: //p'; }
within_seconds() {
  local limit=$1 begun=$SECONDS
  shift
  "$@" && [ $((SECONDS - begun)) -le "$limit" ]
}

free_port() {
  local port=19080
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}
# Starts serving in the background and waits for the link.
serve() {
  "$checkout/scripts/start" --port "$port" </dev/null >"$log" 2>&1 &
  served=$!
  for _ in {1..300}; do
    if grep -q '^Another link: ' "$log"; then return 0; fi
    kill -0 "$served" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}
answers() (
  exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
  printf 'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  grep -q '200 OK' <&3
)
has_ended() {
  local status=0
  wait "$served" || status=$?
  served=''
  ! answers 2>/dev/null
}
private_cluster_is_down() (
  cluster_use "$checkout/.drumbeat"
  ! cluster_is_running && [ ! -e "$cluster_data/postmaster.pid" ] && ! cluster_has_processes
)

mkdir "$checkout"
cp -R "$root/scripts" "$checkout/"
# A program of its own, which a rebuilt one can replace.
mkdir "$checkout/program"
cp "$DRUMBEAT_PROGRAM" "$checkout/program/drumbeat"
export DRUMBEAT_PROGRAM=$checkout/program/drumbeat
cluster_make fsync=off
cluster_start
neighbour=$(neighbour_state)

promise 'a first start succeeds' start --no-serve
promise 'then a report has numbers' has_numbers
promise 'past quarters are locked' equals "$(drumbeat period status --org sample --from 2026-02-01 --to 2026-07-31 | grep -c ' locked with run 1,')" 6
quarter() { drumbeat report attainment --org sample --by company --period quarter --from 2026-08-01 --to 2026-10-31 --format csv; }
promise 'what became known of them is an adjustment' equals "$(quarter | awk -F, 'NR == 2 { print ($6 != 0), $14 }')" '1 open'
promise 'and the bridge has its causes' grep -q 'D00' <(drumbeat bridge --org sample --bases --period FY2027-Q2 --format csv)
promise 'the files of the sample stay, with their mappings' test -s "$checkout/.drumbeat/sample/late/mapping.yaml"
before=$(private_state)
promise 'a second start takes seconds' within_seconds 15 start --no-serve
promise 'and changes nothing: same changes, same run' equals "$(private_state)" "$before"
promise 'a nightly run again has the same digest' equals "$(digest)" "$(cut -d '|' -f 2 <<<"$before" | cut -d ' ' -f 2)"
promise 'and writes nothing' equals "$(private_state)" "$before"

port=$(free_port)
promise 'start serves on the port that --port names' serve
promise 'and first makes the administrator of the sample organisation' says 'administrator is the administrator of sample. This link signs one browser in'
promise 'pages are answered' answers
before=$(private_state)
mv "$DRUMBEAT_PROGRAM" "$DRUMBEAT_PROGRAM.old" && cp "$DRUMBEAT_PROGRAM.old" "$DRUMBEAT_PROGRAM" && rm "$DRUMBEAT_PROGRAM.old"
promise '--stop succeeds, also after the program was built anew' start --stop
promise 'the server has ended' has_ended
promise 'the cluster has ended' private_cluster_is_down
promise '--stop when nothing runs succeeds' start --stop
promise 'start after a stop succeeds' start --no-serve
promise 'and everything is still there' equals "$(private_state)" "$before"

# As after a power cut: a file that names a process which is another one by now.
kill_cluster() (
  cluster_use "$checkout/.drumbeat"
  kill -9 "$(head -n 1 "$cluster_data/postmaster.pid")" && sed -i "1s/.*/$$/" "$cluster_data/postmaster.pid"
)
kill_cluster
promise 'start after the cluster was killed succeeds' start --no-serve
promise 'and everything is still there' equals "$(private_state)" "$before"

promise '--reset without --yes and without a terminal is refused' refuses 1 start --reset --no-serve
promise 'and says what to do' says 'confirm with --yes'
promise '--reset --yes succeeds' start --reset --yes --no-serve
promise 'and makes everything anew' test "$(private_state)" != "$before"
promise 'with the same numbers' equals "$(digest)" "$(cut -d '|' -f 2 <<<"$before" | cut -d ' ' -f 2)"

# Interrupted between the two steps of a lock.
mv "$DRUMBEAT_PROGRAM" "$DRUMBEAT_PROGRAM.real"
cat >"$DRUMBEAT_PROGRAM" <<'END'
#!/bin/sh
case "$*" in *FY2026*--confirm*) exit 75 ;; esac
exec "$0.real" "$@"
END
chmod +x "$DRUMBEAT_PROGRAM"
promise 'a start that is interrupted fails' refuses 75 start --reset --yes --no-serve
mv "$DRUMBEAT_PROGRAM.real" "$DRUMBEAT_PROGRAM"
promise 'the next one goes on where it ended' start --no-serve
promise 'and comes to the same numbers' equals "$(digest)" "$(cut -d '|' -f 2 <<<"$before" | cut -d ' ' -f 2)"
drop_private_database() (
  cluster_use "$checkout/.drumbeat"
  cluster_sql postgres 'drop database drumbeat'
)
drop_private_database
promise 'start after the database was dropped fills a new one' start --no-serve
promise 'and has numbers' has_numbers
promise 'a wrong port is refused' refuses 2 start --port 0
promise 'the neighbouring cluster was left alone' equals "$(neighbour_state)" "$neighbour"

# An existing server, whose ordinary login owns its database and may create roles, and nothing else.
start --stop
rm -rf "$checkout/.drumbeat"
cluster_sql postgres 'create role "The Owner" login createrole' && cluster_sql postgres 'create database theirs owner "The Owner"'
DATABASE_URL=$(cluster_url theirs The%20Owner)
export DATABASE_URL
theirs=$(cluster_url theirs postgres)
promise 'start with DATABASE_URL, as an ordinary owner, succeeds' start --no-serve
promise 'and says that the login was granted the duties' says 'granting "The Owner" what the application needs'
promise 'then a report has numbers' has_numbers
before=$(state "$theirs")
promise 'a second start with DATABASE_URL succeeds' start --no-serve
promise 'and grants nothing more' refuses 1 says granting
promise 'and changes nothing' equals "$(state "$theirs")" "$before"
promise 'no private cluster was made' test ! -e "$checkout/.drumbeat/cluster"
promise '--reset is refused' refuses 1 start --reset --yes --no-serve
promise 'and leaves the database alone' equals "$(state "$theirs")" "$before"

# Two logins, as they should be; and a stranger, who is refused with both variables named.
export DRUMBEAT_ADMIN_URL=$DATABASE_URL
DATABASE_URL=$(cluster_url theirs drumbeat_app)
promise 'start with DATABASE_URL as drumbeat_app and DRUMBEAT_ADMIN_URL as the owner succeeds' start --no-serve
cluster_sql postgres 'create role stranger login'
DATABASE_URL=$(cluster_url theirs stranger)
promise 'a login that may not work is refused' refuses 1 start --no-serve
promise 'naming DATABASE_URL' says 'in DATABASE_URL may not work'
promise 'and DRUMBEAT_ADMIN_URL' says 'DRUMBEAT_ADMIN_URL as the owner of the schema'
promise 'the program refuses it too' refuses 77 digest
promise 'naming both variables' grep -q 'DATABASE_URL as drumbeat_app .* DRUMBEAT_ADMIN_URL as' "$log"

echo "1..$tests"
[ "$failures" = 0 ]
