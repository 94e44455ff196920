package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the mock server answers beyond the contract is broken for the verifier, whatever it is. */
class UndocumentedOutcomesTest {

  private static TryOnMockServer mock;

  @BeforeAll
  static void start() {
    mock = TryOnMockServer.start();
  }

  @AfterAll
  static void stop() {
    mock.close();
  }

  @ParameterizedTest
  @CsvSource({
    "completed, 502",
    "completed, 503",
    "completed, 504",
    "completed, status:418",
    "completed, redirect",
    "completed, unknown-status",
    "failed, unknown-error",
    "completed, extra-field",
    "pending, wrong-type",
    "completed, other-job",
    "completed, result:cut",
    "completed, result:html",
    "completed, result:expired",
    "completed, result:not-modified"
  })
  void isBroken(String example, String outcome) {
    String options = " --api-key-env KEY --requests-per-second 0 --only get/200,result --job ";
    String url = mock.baseUri().toString();

    Verified run =
        Verified.of(Map.of("KEY", "sk_a"), "--base-url " + url + options + example + "=" + outcome);

    assertThat(run.out()).containsPattern("(?m)^broken +(get/200|result|job)/");
    assertThat(run.status()).isEqualTo(1);
  }
}
