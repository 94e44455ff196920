package io.github.tryonjobs.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private static final Redaction REDACTION = new Redaction("sk_0123456789abcdef", "p?q=$1(secret)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk_0123456789abcdef",
        "SK_0123456789ABCDEF",
        "Sk_0123456789abcDEF",
        "p?q=$1(secret)"
      })
  void takesOutASecretInCapitalsOrNot(String echo) {
    assertThat(REDACTION.of("no " + echo + ".")).isEqualTo("no [redacted].");
  }

  @Test
  void noHeaderHasASecretAgainInSmallLetters() {
    Headers headers =
        Headers.of(Map.of("Content-Encoding", List.of("SK_0123456789abcdef")), REDACTION);

    assertThat(headers.coding()).isEqualTo("[redacted]");
  }
}
