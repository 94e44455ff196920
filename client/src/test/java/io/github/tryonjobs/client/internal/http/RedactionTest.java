package io.github.tryonjobs.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "12345678, x12345678, x[redacted]",
    "12345678, 1234567812345678, [redacted][redacted]",
    "1234567, x1234567, x1234567",
    "redacted, redacted, [redacted]"
  })
  void takesOutEachSecretThatIsNotPartOfAWord(String secret, String text, String plain) {
    assertThat(new Redaction(secret).of(text)).isEqualTo(plain);
  }

  @Test
  void aShortValueOfAQueryIsNoSecret() {
    URI uri =
        URI.create(
            "http://h/?short=0123456789abcde&long=0123456789abcdef&type=application/octet-stream");

    assertThat(Redaction.secretsOf(uri))
        .contains("0123456789abcdef")
        .doesNotContain("0123456789abcde", "application/octet-stream");
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
