#!/usr/bin/env bash
# Verifies the mock server through Prism's validating proxy, which judges each request and response by the contract with an
# engine of its own and answers with an error where it disagrees. Needs npm, which downloads Prism.
# Left out are forms, whose files the proxy does not pass on as they are, and what is not as the contract says on purpose.
# Ends with the exit code of our verifier, which asks: 0 if Prism agrees, 1 if it does not; 2 if there is nothing to verify.
set -euo pipefail
cd "$(dirname "$0")/../../../.."

export PRISM=@stoplight/prism-cli@5.16.0
export VERIFIER=contract-tests/target/try-on-contract-verifier.jar
export CHECKS=get,cancel/,life,start/20,start/400,start/403,start/429,start/500

[[ -f $VERIFIER ]] || { echo "There is no $VERIFIER: run ./mvnw -DskipTests package first." >&2; exit 2; }
command -v npm >/dev/null || { echo "There is no npm, which this needs." >&2; exit 2; }

# The address is known only where the server runs.
# shellcheck disable=SC2016
contract-tests/src/ci/with-mock-server.sh bash -c '
  set -euo pipefail
  port=$(node -e "const s = require(\"net\").createServer().listen(0, \"127.0.0.1\",
    () => { console.log(s.address().port); s.close(); })")
  npm exec --yes --ignore-scripts --no-update-notifier --package="$PRISM" -- prism proxy openapi/try-on-jobs.yaml \
    "$PIXELCUT_BASE_URL" --host 127.0.0.1 --port "$port" --errors >/dev/null 2>&1 &
  prism=$!
  trap "pkill -P $prism 2>/dev/null || true; kill $prism 2>/dev/null || true" EXIT
  for ((i = 0; i < 600; i++)); do
    ! curl --silent --output /dev/null "http://127.0.0.1:$port/" || break
    kill -0 "$prism" 2>/dev/null || { echo "Prism did not start." >&2; exit 2; }
    sleep 0.1
  done
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar "$VERIFIER" --base-url "http://127.0.0.1:$port" \
    --control-url "$PIXELCUT_BASE_URL/__mock" --only "$CHECKS" --timeout 30s "$@"' verify "$@"
