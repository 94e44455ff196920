package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "7, PT7S",
    "007, PT7S",
    "31536000, PT8760H",
    "31536001, PT8760H",
    "999999999, PT8760H",
    "1000000000, PT8760H",
    "99999999999999999999999999, PT8760H",
    "'Tue, 24 Nov 2026 08:00:09 GMT', PT9S",
    "'Tue, 24 Nov 2026 07:59:59 GMT', PT0S",
    "'Tuesday, 24-Nov-26 08:00:09 GMT', PT9S",
    "'Sunday, 24-Nov-75 08:00:00 GMT', PT8760H",
    "'Friday, 25-Nov-77 08:00:00 GMT', PT0S",
    "000000007, PT7S",
    "'Tue Nov 24 08:00:09 2026', PT9S",
    "'Tue Dec  1 08:00:00 2026', PT168H",
  })
  void understands(String text, Duration wait) {
    assertThat(of(text, null)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "+1",
        "1.5",
        "1s",
        "soon",
        "0x10",
        "٣",
        "2026-11-24T08:00:09Z",
        "Mon, 24 Nov 2026 08:00:09 GMT",
        "Tue, 24 Nov 2026 25:00:09 GMT"
      })
  void doesNotGuess(String text) {
    assertThat(of(text, null)).isNull();
  }

  @Test
  void readsADateByTheClockOfTheServer() {
    assertThat(of("Tue, 24 Nov 2026 09:00:09 GMT", "Tue, 24 Nov 2026 09:00:00 GMT"))
        .isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void readsADateByOurClockIfTheServerHasNoGoodOne() {
    assertThat(of("Tue, 24 Nov 2026 08:00:09 GMT", "today")).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void nothingIsNothing() {
    assertThat(RetryAfter.of(null, null, NOW)).isEmpty();
  }

  private static @Nullable Duration of(String text, @Nullable String date) {
    return RetryAfter.of(text, date, NOW).orElse(null);
  }
}
