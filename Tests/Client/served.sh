#!/usr/bin/env bash
# Serves a small sample organisation for programs, runs a command, and ends the server.
# usage: served.sh COMMAND…
# The environment names the program (DRUMBEAT_PROGRAM), and the database by the login that owns the schema (DRUMBEAT_ADMIN_URL) and by the
# one that works with it (DATABASE_URL). The command finds the address in DRUMBEAT_BASE_URL, and two tokens of a user who may do everything:
# DRUMBEAT_TOKEN reads and writes, DRUMBEAT_ADMINISTRATOR_TOKEN administers.
set -euo pipefail
program=$DRUMBEAT_PROGRAM
scratch=$(mktemp -d)
server=''
clean_up() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" || true
  fi
  rm -rf "$scratch"
}
trap clean_up EXIT

port=18180
while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
"$program" db migrate
"$program" sample --seed 1 --reps 12 --org sample
"$program" nightly --org sample --as-of 2026-09-30
"$program" inquiry open --org sample --deal D0000001 --rep 'Rep 0002' --claim 'Half of it is mine'
"$program" quota issue --org sample --all --year FY2026
"$program" user add fuzz --org sample
for role in operations finance administrator; do "$program" grant give fuzz "$role" --org sample --reason 'Tests of the API'; done
DRUMBEAT_TOKEN=$("$program" token create fuzz --name Tests --scope read --scope write --org sample)
DRUMBEAT_ADMINISTRATOR_TOKEN=$("$program" token create fuzz --name Administration --scope administer --org sample)
"$program" serve --org sample --port "$port" --requests-per-second 0 >"$scratch/serve" 2>"$scratch/errors" &
server=$!
for _ in {1..200}; do
  grep -q '/enter?token=' "$scratch/serve" && break
  sleep 0.1
done
export DRUMBEAT_BASE_URL=http://127.0.0.1:$port DRUMBEAT_TOKEN DRUMBEAT_ADMINISTRATOR_TOKEN
if ! "$@"; then
  # What the server says of itself when something went wrong.
  tail -n 40 "$scratch/errors"
  false
fi
