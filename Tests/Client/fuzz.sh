#!/usr/bin/env bash
# Asks a running server for what the description of its API allows, and for what it does not (schemathesis): no answer may be a fault of
# the server, have a status or a type that is not described, or differ from its schema.
# usage: fuzz.sh CASES SEED PYTHON_BIN_FOLDER
# The environment is that of served.sh.
set -uo pipefail
cases=$1 seed=$2 tools=$3
schema=$DRUMBEAT_BASE_URL/api/v1/openapi.json
count=$(curl -sS "$schema" | "$tools/python" -c 'import json, sys; print(sum(len(path) for path in json.load(sys.stdin)["paths"].values()))')
each=$(((cases + count - 1) / count))
echo "$count operations, up to $each cases of each"

# What is given out and taken back (users, grants, tokens), and who is erased, is asked for with a token of its own. Ending a token and a user is left out:
# the first case that named its own would end the rest.
run() {
  local token=$1
  shift
  "$tools/schemathesis" run "$schema" --phases fuzzing --max-examples "$each" --continue-on-failure --seed "$seed" \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
    --header "Authorization: Bearer $token" --generation-database none --request-timeout 30 --suppress-health-check all "$@"
}

status=0
run "$DRUMBEAT_TOKEN" --exclude-path-regex '^/(users|grants|tokens|people)' || status=1
run "$DRUMBEAT_ADMINISTRATOR_TOKEN" --include-path-regex '^/(users|grants|tokens|people)' \
  --exclude-operation-id endToken --exclude-operation-id setUserActivity --exclude-operation-id revokeRole || status=1
exit "$status"
