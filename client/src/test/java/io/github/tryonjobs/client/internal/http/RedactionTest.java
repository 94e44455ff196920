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
  @ValueSource(
      strings = {
        "a+b/c=\"d\\e%f&g<h>'i",
        "a+b\\/c=\\\"d\\\\e%f&g<h>'i",
        "a\\u002bb\\u002Fc\\u003d\\u0022d\\u005ce%f\\u0026g\\u003Ch\\u003E\\u0027i",
        "a%2Bb%2fc%3D%22d%5Ce%25f%26g%3Ch%3E%27i",
        "a+b/c=&quot;d\\e%f&amp;g&lt;h&gt;&apos;i",
        "a&#43;b&#x2F;c&#61;&#34;d&#92;e&#37;f&#38;g&#x3c;h&#x3E;&#39;i",
        "a\0\0\0+\0\0\0b\0/\0c\0=\0\"\0d\0\\\0e\0%\0f\0&\0g\0<\0h\0>\0'\0i"
      })
  void takesOutASecretThatIsEscaped(String echo) {
    Redaction redaction = new Redaction("a+b/c=\"d\\e%f&g<h>'i");

    assertThat(redaction.of("&%" + echo + "\\")).isEqualTo("&%[redacted]\\");
    assertThat(redaction.of(echo.substring(1))).isEqualTo(echo.substring(1));
    assertThat(redaction.of(echo.substring(0, echo.length() - 1)))
        .isEqualTo(echo.substring(0, echo.length() - 1));
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
  void aFailureWithASecretBehindItIsAlone() {
    IOException failure = new IOException("no");
    failure.addSuppressed(new IllegalStateException("sk_0123456789abcdef", failure));

    assertThat(REDACTION.of(failure))
        .hasMessage("java.io.IOException: no")
        .hasNoSuppressedExceptions()
        .satisfies(e -> assertThat(e.getStackTrace()).isEqualTo(failure.getStackTrace()));
  }

  @Test
  void noHeaderHasASecret() {
    Headers headers =
        new Headers(
            Map.of("X-Key", List.of("SK_0123456789abcdef"), "x-sk_0123456789abcdef", List.of("1")));

    assertThat(headers.redacted(REDACTION))
        .isEqualTo(Map.of("X-Key", List.of("[redacted]"), "x-[redacted]", List.of("1")));
  }
}
