#!/usr/bin/env bash
# Verifies the mock server against the contract, as a CI server does: verify-mock.sh [REPORT_DIRECTORY]
# Ends with the verifier's exit code: 0 held, 1 broken, 2 wrong use, 3 not reachable.
set -euo pipefail
project="$(cd "$(dirname "$0")/../../.." && pwd)"

export VERIFIER="$project/contract-tests/target/try-on-contract-verifier.jar"
export REPORT_DIRECTORY="${1:-$project/contract-tests/target/verification}"
[[ -f $VERIFIER ]] || { echo "There is no $VERIFIER: run ./mvnw -DskipTests package first." >&2; exit 2; }

# The address is known only where the server runs.
# shellcheck disable=SC2016
"$project/contract-tests/src/ci/with-mock-server.sh" bash -c '
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar "$VERIFIER" \
    --base-url "$PIXELCUT_BASE_URL" --control-url "$PIXELCUT_BASE_URL/__mock" --report-dir "$REPORT_DIRECTORY"'
