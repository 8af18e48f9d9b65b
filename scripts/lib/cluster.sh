# shellcheck shell=bash
# A PostgreSQL cluster of our own: own data, own socket directory, own port, no TCP. No other cluster is looked at or
# touched. Whoever may enter the socket directory may connect as anybody, so only its owner may.
# shellcheck source=scripts/lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

# Chooses where the cluster lives; $1 is a folder for it, such as .drumbeat. Sets cluster_data, cluster_sockets,
# cluster_port and cluster_log.
cluster_use() {
  local base=$1
  mkdir -p "$base"
  base=$(cd -- "$base" && pwd -P)
  local number=$((16#$(printf '%s' "$base" | sha256sum | cut -c1-6)))
  local home=$base
  # PostgreSQL refuses to run as root; its own user must be able to reach the data.
  if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || fail "the user postgres is missing; it comes with Debian's package postgresql-common"
    (cd / && runuser -u postgres -- test -x "$base") || home=/var/lib/drumbeat-$(checkout_hash)
  fi
  cluster_data=$home/cluster
  cluster_sockets=$home/socket
  cluster_log=$home/cluster.log
  cluster_port=$((20000 + number % 20000))
  # The path of a Unix socket has room for 107 bytes.
  local longest=$cluster_sockets/.s.PGSQL.$cluster_port.lock
  if [ "$(printf '%s' "$longest" | wc -c)" -gt 107 ]; then
    cluster_sockets=/tmp/drumbeat-$(printf '%s' "$base" | sha256sum | cut -c1-12)
  fi
}

# Runs a command as the owner of the cluster, from a folder that everybody may enter.
as_cluster_owner() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && runuser -u postgres -- "$@")
  else
    (cd / && "$@")
  fi
}

# Runs a command with nothing open but the three standard streams. A server keeps open what it inherits for as long as it
# runs: a lock that the caller holds, or the pipe by which somebody waits for the caller's end.
with_standard_streams() (
  for path in /proc/self/fd/*; do
    number=${path##*/}
    if [ "$number" -gt 2 ]; then exec {number}>&-; fi
  done
  "$@"
)

# The folder of PostgreSQL's programs, the newest version that is installed.
postgres_bin() {
  local newest
  newest=$(printf '%s\n' /usr/lib/postgresql/*/bin/postgres | sort -V | tail -n 1)
  if [ -x "$newest" ]; then
    dirname "$newest"
  elif command -v pg_config >/dev/null && [ -x "$(pg_config --bindir)/postgres" ]; then
    pg_config --bindir
  else
    fail "PostgreSQL's server programs were not found under /usr/lib/postgresql"
  fi
}

# Makes the cluster if it is not there. Settings of its configuration may follow, as name=value.
# shellcheck disable=SC2120
cluster_make() {
  local owner=() account folder setting
  account=$(id -un)
  if [ "$(id -u)" = 0 ]; then
    account=postgres owner=(-o postgres -g postgres)
  fi
  if [ "$(dirname "$cluster_data")" != "$root/.drumbeat" ]; then
    install -d -m 755 "$(dirname "$cluster_data")"
  fi
  for folder in "$cluster_data" "$cluster_sockets"; do
    [ -d "$folder" ] || install -d -m 700 "${owner[@]}" "$folder"
    [ "$(stat -c %U "$folder")" = "$account" ] || fail "$folder belongs to $(stat -c %U "$folder"), not to $account"
  done
  if [ ! -e "$cluster_log" ]; then
    install -m 600 "${owner[@]}" /dev/null "$cluster_log"
  fi
  if [ ! -s "$cluster_data/PG_VERSION" ]; then
    as_cluster_owner "$(postgres_bin)/initdb" -D "$cluster_data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 \
      --data-checksums --no-instructions >/dev/null
    echo "include 'drumbeat.conf'" | as_cluster_owner tee -a "$cluster_data/postgresql.conf" >/dev/null
  fi
  # Written at each start, so that a checkout that was moved finds its new place.
  {
    printf "listen_addresses = ''\nport = %s\n" "$cluster_port"
    printf "unix_socket_directories = '\"%s\"'\n" "${cluster_sockets//\'/\'\'}"
    for setting in "$@"; do printf '%s\n' "${setting/=/ = }"; done
  } | as_cluster_owner tee "$cluster_data/drumbeat.conf" >/dev/null
}

cluster_is_running() {
  "$(postgres_bin)/pg_isready" -q -h "$cluster_sockets" -p "$cluster_port"
}

# Starts the cluster unless it runs.
cluster_start() {
  ! cluster_is_running || return 0
  cluster_forget_stale_pid
  local bin
  bin=$(postgres_bin)
  if ! with_standard_streams as_cluster_owner "$bin/pg_ctl" -D "$cluster_data" -l "$cluster_log" -w -t 60 -s start </dev/null >/dev/null 2>&1; then
    tail -n 20 "$cluster_log" >&2
    fail "the database cluster did not start; see $cluster_log"
  fi
}

# Whether a server process works in the cluster's folder: each of them has it as its working folder.
cluster_has_processes() {
  local folder
  for folder in /proc/[0-9]*/cwd; do
    if [ "$folder" -ef "$cluster_data" ]; then return 0; fi
  done
  return 1
}

# After the machine was switched off, the recorded process number may belong to another program by now, and
# PostgreSQL would take that for itself. But when only the first process was killed, others may still be writing, and
# PostgreSQL knows of them by the same file: it goes only when they are gone.
cluster_forget_stale_pid() {
  local file=$cluster_data/postmaster.pid pid
  [ -e "$file" ] || return 0
  pid=$(head -n 1 "$file")
  if tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF -- "$cluster_data"; then return 0; fi
  for _ in {1..100}; do
    if ! cluster_has_processes; then
      rm -f "$file" "$cluster_sockets/.s.PGSQL.$cluster_port" "$cluster_sockets/.s.PGSQL.$cluster_port.lock"
      return 0
    fi
    sleep 0.1
  done
  fail "the database server in $cluster_data was killed, but processes of it are still at work; end them (ps -ef | grep postgres:) and try again"
}

# Stops the cluster if it runs.
cluster_stop() {
  [ -s "$cluster_data/PG_VERSION" ] || return 0
  cluster_forget_stale_pid
  [ ! -e "$cluster_data/postmaster.pid" ] || as_cluster_owner "$(postgres_bin)/pg_ctl" -D "$cluster_data" -m fast -w -s stop
}

# Stops the cluster and deletes everything of it.
cluster_remove() {
  cluster_stop
  rm -rf "$cluster_data" "$cluster_sockets" "$cluster_log"
  case $cluster_data in
    "/var/lib/drumbeat-$(checkout_hash)/"*) rmdir "/var/lib/drumbeat-$(checkout_hash)" 2>/dev/null || true ;;
  esac
}

# The URI of database $1 for the login $2.
cluster_url() {
  printf 'postgresql://%s@/%s?host=%s&port=%s' "$2" "$1" "$(uri_encode "$cluster_sockets")" "$cluster_port"
}

# Runs SQL as the administrator of the cluster, in database $1.
cluster_sql() {
  psql --no-psqlrc -qAtX -v ON_ERROR_STOP=1 -d "$(cluster_url "$1" postgres)" -c "$2"
}

# Makes the owner of the schema and the database $1 that belongs to it, unless they are there. The owner may make the
# roles that the schema's policies name, and nothing else.
cluster_make_database() {
  if [ "$(cluster_sql postgres "select count(*) from pg_roles where rolname = 'drumbeat_owner'")" = 0 ]; then
    cluster_sql postgres 'create role drumbeat_owner login createrole'
  fi
  if [ "$(cluster_sql postgres "select count(*) from pg_database where datname = '$1'")" = 0 ]; then
    cluster_sql postgres "create database $1 owner drumbeat_owner"
  fi
}
