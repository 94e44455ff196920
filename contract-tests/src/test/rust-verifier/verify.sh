#!/usr/bin/env bash
# Verifies the mock server against the pact with Pact's verifier in Rust, which shares no code with the one in the tests.
# Needs npm, which downloads the verifier. What is added to the call goes to the verifier, such as --junit FILE.
# Ends with the verifier's exit code: 0 if the pact is kept, 1 if it is not; 2 if there is nothing to verify.
set -euo pipefail
cd "$(dirname "$0")/../../../.."

verifier=@pact-foundation/pact-cli@18.1.2
jar=mock-server/target/try-on-mock-server-standalone.jar
pact=contract-tests/target/pacts/try-on-client-try-on-job-status.json
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

for file in "$jar" "$pact"; do
  [[ -f $file ]] || { echo "There is no $file: run ./mvnw -DskipTests package first." >&2; exit 2; }
done
for command in "$java" npm; do
  command -v "$command" >/dev/null || { echo "There is no $command, which this needs." >&2; exit 2; }
done

scratch=$(mktemp -d)
mock=
stop() {
  [[ -z $mock ]] || kill "$mock" 2>/dev/null || true
  rm -rf "$scratch"
}
trap stop EXIT

mkfifo "$scratch/greeting"
"$java" -jar "$jar" --port 0 >"$scratch/greeting" &
mock=$!
# The first line ends with the address, and comes when the server is ready. The pipe stays open for the rest.
exec 3<"$scratch/greeting"
read -r -t 60 greeting <&3 || { echo "The mock server did not start." >&2; exit 2; }
address=${greeting##* on }
port=${address##*:}

PACT_DO_NOT_TRACK=true npm exec --yes --ignore-scripts --no-update-notifier --package="$verifier" -- pact-verifier \
  --file "$pact" --provider-name try-on-job-status \
  --hostname 127.0.0.1 --port "$port" \
  --state-change-url "$address/__mock/pact-states" --state-change-teardown "$@"
