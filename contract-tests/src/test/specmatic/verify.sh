#!/usr/bin/env bash
# Verifies the mock server against contract and pact with Specmatic, which shares no code with the judges in the tests.
# Needs npm, which downloads Specmatic, and Java. Forms are left out, as Specmatic reads their files from the disk.
# Ends with exit code 0 if every response is as Specmatic reads the contract, 1 if one is not, 2 if there is nothing to verify.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
cd "$here/../../../.."

export EXAMPLES="$here/examples.mjs"
export PACT=contract-tests/target/pacts/try-on-client-try-on-jobs.json
export CONTRACT=openapi/target/classes/META-INF/openapi/try-on-jobs.json
export SPECMATIC=specmatic@2.55.1
SCRATCH=$(mktemp -d)
export SCRATCH
trap 'rm -rf "$SCRATCH"' EXIT

[[ -f $PACT && -f $CONTRACT ]] || { echo "There is no $PACT: run ./mvnw -DskipTests package first." >&2; exit 2; }
command -v npm >/dev/null || { echo "There is no npm, which this needs." >&2; exit 2; }

# The address is known only where the server runs. Specmatic's own exit code is 0 whatever it finds.
# shellcheck disable=SC2016
contract-tests/src/ci/with-mock-server.sh bash -c '
  set -euo pipefail
  node "$EXAMPLES" "$CONTRACT" "$PACT" "$SCRATCH"
  cd "$SCRATCH"
  npm exec --yes --ignore-scripts --no-update-notifier --package="$SPECMATIC" -- \
    specmatic test try-on-jobs.json --testBaseURL="$PIXELCUT_BASE_URL" >log 2>&1 || true
  grep "Scenario: .* has \(SUCCEEDED\|FAILED\)$" log | sort -u || true
  grep "^Tests run: " log | tail -1
  count=$(find try-on-jobs_examples -name "*.json" | wc -l)
  grep -q "^Tests run: $count, Successes: $count, Failures: 0, WIP: 0, Errors: 0" log || { tail -40 log; exit 1; }'
