#!/bin/sh
# Starts the mock server on a free port, waits for a job as any client would, and stops the server:
#   poll.sh [SCENARIO]
# TRY_ON_MOCK_SERVER is the launcher, if it is not the one that the build makes.
set -eu

scenario=${1:-pending*2,running,completed}
launcher=${TRY_ON_MOCK_SERVER:-$(dirname "$0")/../../target/try-on-mock-server}
scratch=$(mktemp -d)
"$launcher" --port 0 --port-file "$scratch/port" > "$scratch/log" &
server=$!
trap 'kill $server; wait $server || true; rm -rf "$scratch"' EXIT

# The file is there, and complete, as soon as the server is ready.
while [ ! -f "$scratch/port" ]; do
  kill -0 $server
  sleep 0.1
done
url=http://127.0.0.1:$(cat "$scratch/port")

while :; do
  job=$(curl --fail-with-body --silent --show-error --globoff -H 'X-API-KEY: sk_example' "$url/v1/try-on/job/$scenario")
  case $job in
    *'"status":"completed"'*) echo completed; break ;;
    *'"status":"failed"'*) echo failed; exit 1 ;;
    *) echo waiting ;;
  esac
done

# What the server saw: its control API lists the requests.
curl --fail --silent --globoff "$url/__mock/requests?job_id=$scenario" | grep -c '"status"' >/dev/null
