package io.github.tryonjobs.mock.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

  private final Redaction redaction = new Redaction(List.of("sk_a", "sk_abc", "b%41c"));

  @ParameterizedTest
  @CsvSource({
    "nothing, nothing",
    "%zz%4, %zz%4",
    "a%2Cb, a%2Cb",
    "x sk_abc y sk_a z, x *** y *** z",
    "sk_ask_abc, ***",
    "a%2Cb~%73k_a%2C, a%2Cb~***%2C",
    "%2573k_%2561, ***",
    "%252573k_%61, ***",
    "%73%6B%5F%61%62%63, ***",
    "%%73k_a%, %***%",
    "\u00fc%C3%BCsk_a, \u00fc%C3%BC***",
    "b%41c, ***",
    "b%2541c, ***"
  })
  void takesOutTheKeysAndNothingElse(String string, String shown) {
    assertThat(redaction.ofWhole(string)).isEqualTo(shown);
  }

  @Test
  void takesOutAnotherKeyIfThereIsOne() {
    assertThat(redaction.and("sk_x").ofWhole("sk_x sk_a")).isEqualTo("*** ***");
    assertThat(redaction.and("sk_a")).isSameAs(redaction);
    assertThat(redaction.and("")).isSameAs(redaction);
    assertThat(redaction.and(null)).isSameAs(redaction);
  }

  @Test
  void cutsOnlyWhatHasNoKey() {
    String string = "x".repeat(498) + "sk_abc" + "y".repeat(2_000);

    assertThat(redaction.of(string))
        .hasSize(1_005)
        .doesNotContain("sk")
        .startsWith("x")
        .endsWith("y");
  }

  @Test
  void doesNotShowTheKeys() {
    assertThat(redaction).hasToString("Redaction[]");
  }
}
