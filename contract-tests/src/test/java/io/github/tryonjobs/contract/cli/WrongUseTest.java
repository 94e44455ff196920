package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that cannot be used, and the help that says which can. */
class WrongUseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--api-key-env KEY | Missing required option: '--base-url=URL'",
        "--base-url ftp://127.0.0.1 | option '--base-url': 'ftp://127.0.0.1' is not a URL such as http://127.0.0.1:8080",
        "--base-url 127.0.0.1:8080 | option '--base-url': '127.0.0.1:8080' is not a URL such as",
        "--base-url http://127.0.0.1/a/v1/try-on/ --api-key-env KEY | --base-url: http://127.0.0.1/a/v1/try-on/ ends before /v1/try-on",
        "--base-url //127.0.0.1:8080 | option '--base-url': '//127.0.0.1:8080' is not a URL such as",
        "--base-url http://127.0.0.1:99999 | option '--base-url': 'http://127.0.0.1:99999' is not a URL such as",
        "--base-url http://mock_server:8080 | --api-key-env: the environment variable PIXELCUT_API_KEY has no API key",
        "--base-url http://u:p@mock_server | a URL with a user or password is not accepted",
        "--base-url http://u:p@127.0.0.1 | a URL with a user or password is not accepted",
        "--base-url http://127.0.0.1?a=b | has a query or fragment",
        "--base-url http://127.0.0.1 | --api-key-env: the environment variable PIXELCUT_API_KEY has no API key",
        "--base-url http://127.0.0.1/a@b | --api-key-env: the environment variable PIXELCUT_API_KEY has no API key",
        "--base-url u:p@127.0.0.1 | a URL with a user or password is not accepted",
        "--base-url http://127.0.0.1 --api-key-env KEY --job done=1 | --job: no response is called done; there are pending,",
        "--base-url http://127.0.0.1 --api-key-env KEY --only 201 | --only: unknown check 201; use one of security/key-accepted,",
        "--base-url http://127.0.0.1 --api-key-env KEY --timeout soon | 'soon' is not a duration; use 10s or 500ms",
        "--base-url http://127.0.0.1 --api-key-env KEY --fail-on broken | 'broken'",
        "--base-url http://127.0.0.1 --api-key-env KEY --requests-per-second -1 | -1 is not a number from 0 to 1000",
        "--base-url http://127.0.0.1 --api-key-env KEY --report-dir /dev/null/x | --report-dir: /dev/null/x cannot be written",
        "--base-url http://127.0.0.1 --control-url http://127.0.0.1 --job completed=1 | --job and --control-url exclude each other",
        "--base-url http://127.0.0.1 --control-url http://127.0.0.1 --control-token-env T | --control-token-env: the environment variable T has no token",
        "--base-url http://127.0.0.1 --api-key-env KEY --provoke-rate-limit 1001 | 1001 is not a number from 1 to 1000",
        "--base-url http://127.0.0.1 --api-key-env KEY --job completed= | --job: completed has no id",
        "--base-url http://127.0.0.1 --api-key-env KEY --baseline /dev/null/x | --baseline: /dev/null/x: the file does not exist; --write-baseline writes one",
        "--base-url http://127.0.0.1 --api-key-env KEY --write-baseline /dev/null/x | --write-baseline: /dev/null/x cannot be written",
        "--base-url http://127.0.0.1 --api-key-env KEY --baseline /dev/null | --baseline: /dev/null: is not a file",
        "--base-url http://127.0.0.1 --api-key-env KEY --write-baseline target/x --record-basis target/../target/x | --write-baseline and --record-basis are one file: target/../target/x",
        "--base-url http://127.0.0.1 --control-url http://127.0.0.1 --record-basis x.yaml | --record-basis and --control-url exclude each other",
        "--base-url http://127.0.0.1 --api-key-env KEY --allow-start | --allow-start needs --person-image, a URL or a file",
        "--base-url http://127.0.0.1 --api-key-env KEY --allow-start --person-image https://h/a | --allow-start needs --garment-image, a URL",
        "--base-url http://127.0.0.1 --api-key-env KEY --allow-start --person-image none.jpg --garment-image https://h/a | --person-image: cannot read the file none.jpg",
        "--base-url http://127.0.0.1 --api-key-env KEY --person-image https://h/a | --person-image and --garment-image need --allow-start",
        "--base-url http://127.0.0.1 --api-key-env KEY --allow-start --control-url http://127.0.0.1/__mock | --allow-start and --control-url exclude each other",
        "--frobnicate | Unknown option: '--frobnicate'",
      })
  void wrongUseIsOneLineAndStatus2(String options, String message) {
    Verified run = Verified.of(Map.of("KEY", "sk_topsecret"), options);

    assertThat(run.err()).contains(message);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void helpShowsExamplesAndExitStatus() {
    Verified run = Verified.of(Map.of(), "--help");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Examples:", "Exit status: 0 nothing failed", "compare");
  }
}
