package io.github.tryonjobs.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  void leavesAFailureWithoutASecretAsItIs() {
    IOException failure = new IOException("no", new IllegalStateException("token"));

    assertThat(REDACTION.of(failure)).isSameAs(failure);
  }

  @Test
  void noHeaderHasASecret() {
    Headers headers = new Headers(Map.of("X-Key", List.of("SK_0123456789abcdef")));

    assertThat(headers.redacted(REDACTION)).containsEntry("x-key", List.of("[redacted]"));
  }
}
