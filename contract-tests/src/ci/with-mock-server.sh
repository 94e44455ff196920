#!/usr/bin/env bash
# Runs a command while the mock server runs on a free port, and ends as the command does:
#   with-mock-server.sh COMMAND [ARGUMENT...]
# The command finds the server's address in PIXELCUT_BASE_URL. Exit code 2 if there is no mock server.
set -euo pipefail

jar="$(cd "$(dirname "$0")/../../.." && pwd)/mock-server/target/try-on-mock-server-standalone.jar"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

[[ $# -gt 0 ]] || { echo "Usage: with-mock-server.sh COMMAND [ARGUMENT...]" >&2; exit 2; }
[[ -f $jar ]] || { echo "There is no $jar: run ./mvnw -DskipTests package first." >&2; exit 2; }
command -v "$java" >/dev/null || { echo "There is no $java: set JAVA_HOME to a JDK, 17 or newer." >&2; exit 2; }

scratch=$(mktemp -d)
mock=
stop() {
  [[ -z $mock ]] || kill "$mock" 2>/dev/null || true
  rm -rf "$scratch"
}
trap stop EXIT

"$java" -jar "$jar" --port 0 --port-file "$scratch/port" >"$scratch/log" &
mock=$!
# The file is there, and complete, as soon as the server is ready.
for ((i = 0; i < 600; i++)); do
  [[ ! -f $scratch/port ]] || break
  kill -0 "$mock" 2>/dev/null || break
  sleep 0.1
done
[[ -f $scratch/port ]] || { echo "The mock server did not start." >&2; exit 2; }

PIXELCUT_BASE_URL="http://127.0.0.1:$(<"$scratch/port")" "$@"
