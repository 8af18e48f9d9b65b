# shellcheck shell=bash disable=SC2154
# The part "http" of scripts/bench: requests per second of wrk with 32 connections, against what pgbench reaches with 32 clients.
#   bare      the query of reference under the organisation's identity, without token (QueryBenchmark serve)
#   fastapi   the same query by FastAPI + uvicorn (two workers) + asyncpg + orjson, without row-level security
#   API       routes of `drumbeat serve` as they are: token, position and grants looked up at each request, run, policies
say "http, 32 connections"
command -v wrk >/dev/null || install_packages wrk
venv=$scratch/venv
python3 -m venv "$venv"
"$venv/bin/pip" install --quiet fastapi 'uvicorn[standard]' asyncpg orjson

"$program" nightly --org bench --as-of "$as_of" >/dev/null
"$program" user add bench@bench.example --org bench >/dev/null
"$program" grant give bench@bench.example viewer --org bench --reason "Measuring" >/dev/null
token=$("$program" token create bench@bench.example --name Bench --org bench 2>/dev/null)
rep=$(sql -c "select person_id from drumbeat.person where org_id = 1 order by person_id offset 50 limit 1")

servers=()
serve() { # PORT COMMAND…
  local port=$1
  shift
  "$@" >"$scratch/serve_$port.log" 2>&1 &
  servers+=($!)
  for _ in {1..200}; do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then return; fi
    sleep 0.05
  done
  fail "nothing listens on port $port; see $scratch/serve_$port.log"
}
stop_servers() {
  for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
  wait "${servers[@]}" 2>/dev/null || true
  servers=()
}
trap 'stop_servers; clean_up' EXIT

cat >"$scratch/reps.lua" <<END
request = function() return wrk.format("GET", "/deals/" .. math.random($query_reps)) end
END
cat >"$scratch/api.lua" <<END
wrk.headers["Authorization"] = "Bearer $token"
END
# Requests per second and the 99th percentile in microseconds; nothing if an answer was not 200.
wrk_run() { # URL SCRIPT
  wrk -t2 -c32 -d"${seconds}s" --latency -s "$2" "$1" | awk '
    /^ +99%/ { v = $2; p = v ~ /us/ ? v + 0 : v ~ /ms/ ? (v + 0) * 1000 : (v + 0) * 1000000 }
    /^Requests\/sec/ { r = int($2) }
    /Non-2xx/ { bad = 1 }
    END { if (!bad) print r, int(p) }'
}

export BENCH_FIRST=$first BENCH_DAYS=$days
serve 18201 "$root/.build/release/QueryBenchmark" serve 18201 1 "$query_reps" "$first" "$days"
serve 18202 "$venv/bin/uvicorn" --app-dir "$root/scripts/lib" bench_fastapi:app --port 18202 --workers 2 --no-access-log --log-level error
serve 18203 "$program" serve --org bench --port 18203 --requests-per-second 0
sleep 2
api=http://127.0.0.1:18203/api/v1
declare -A route=(
  [organisation]="$api/organisation"
  [attainment]="$api/attainment?dimension=rep&subject=$rep&level=month"
  [periods]="$api/periods"
)
echo "bare answer: $(curl -s http://127.0.0.1:18201/deals/7 | wc -c) bytes, fastapi $(curl -s http://127.0.0.1:18202/deals/7 | wc -c) bytes"
for name in organisation attainment periods; do
  echo "API ${route[$name]#"$api"}: $(curl -s -H "Authorization: Bearer $token" "${route[$name]}" | wc -c) bytes"
done
forget
for _ in $(seq "$rounds"); do
  read -r qps p99 < <(pgbench_run "$scratch/plain.pgbench" 32) && keep pgbench "$qps" "" "$p99"
  read -r qps p99 < <(wrk_run http://127.0.0.1:18201 "$scratch/reps.lua") && keep bare "$qps" "" "$p99"
  read -r qps p99 < <(wrk_run http://127.0.0.1:18202 "$scratch/reps.lua") && keep fastapi "$qps" "" "$p99"
  for name in organisation attainment periods; do
    read -r qps p99 < <(wrk_run "${route[$name]}" "$scratch/api.lua") && keep "$name" "$qps" "" "$p99"
  done
done
echo "pgbench: $(figures pgbench)"
echo "bare route: $(figures bare), $(against bare pgbench) of pgbench, $(against bare fastapi) of FastAPI, p99 $(ratio "$(middle <"$scratch/bare.p99")" "$(middle <"$scratch/fastapi.p99")") of FastAPI's"
echo "FastAPI: $(figures fastapi)"
for name in organisation attainment periods; do
  echo "API $name: $(figures "$name"), $(against "$name" pgbench) of pgbench, $(against "$name" fastapi) of FastAPI"
done
stop_servers
trap clean_up EXIT
