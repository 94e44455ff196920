package io.github.tryonjobs.contract.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.junit.MockApiKey;
import io.github.tryonjobs.mock.junit.MockBaseUri;
import io.github.tryonjobs.mock.junit.TryOnMockTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the mock server answers beyond the contract is broken for the verifier, whatever it is. */
@TryOnMockTest
class UndocumentedOutcomesTest {

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
  void isBroken(String example, String outcome, @MockBaseUri String url, @MockApiKey String key) {
    String options = " --api-key-env KEY --requests-per-second 0 --only get/200,result --job ";

    Verified run =
        Verified.of(Map.of("KEY", key), "--base-url " + url + options + example + "=" + outcome);

    assertThat(run.out()).containsPattern("(?m)^broken +(get/200|result|job)/");
    assertThat(run.status()).isEqualTo(1);
  }
}
