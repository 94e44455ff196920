#!/usr/bin/env bash
# Verifies the mock server against the pact with Pact's verifier in Rust, which shares no code with the one in the tests.
# Needs npm, which downloads the verifier. What is added to the call goes to the verifier, such as --junit FILE.
# Ends with the verifier's exit code: 0 if the pact is kept, 1 if it is not; 2 if there is nothing to verify.
set -euo pipefail
cd "$(dirname "$0")/../../../.."

export PACT=contract-tests/target/pacts/try-on-client-try-on-jobs.json
export VERIFIER=@pact-foundation/pact-cli@18.1.2
export PACT_DO_NOT_TRACK=true

[[ -f $PACT ]] || { echo "There is no $PACT: run ./mvnw -DskipTests package first." >&2; exit 2; }
command -v npm >/dev/null || { echo "There is no npm, which this needs." >&2; exit 2; }

# The address is known only where the server runs.
# shellcheck disable=SC2016
contract-tests/src/ci/with-mock-server.sh bash -c '
  npm exec --yes --ignore-scripts --no-update-notifier --package="$VERIFIER" -- pact-verifier \
    --file "$PACT" --provider-name try-on-jobs \
    --hostname 127.0.0.1 --port "${PIXELCUT_BASE_URL##*:}" \
    --state-change-url "$PIXELCUT_BASE_URL/__mock/pact-states" --state-change-teardown "$@"' verify "$@"
