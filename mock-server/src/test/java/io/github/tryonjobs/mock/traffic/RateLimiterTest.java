package io.github.tryonjobs.mock.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimiterTest {

  private static final RateLimit TWO_A_MINUTE = new RateLimit(2, Duration.ofMinutes(1));
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final RateLimiter limiter = new RateLimiter();

  @Test
  void letsAsManyRequestsPassAsTheLimitSays() {
    assertThat(count("key", START)).isEmpty();
    assertThat(count("key", START)).isEmpty();
    assertThat(count("key", START)).hasValue(60);
  }

  @Test
  void aNewWindowOpensWhenTheLastOneIsOver() {
    exhaust("key");

    assertThat(count("key", START.plusSeconds(60).minusNanos(1))).hasValue(1);
    assertThat(count("key", START.plusSeconds(60))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,60", "1,60", "1000,59", "59000,1", "59999,1"})
  void tellsTheSecondsToWaitRoundedUp(long millis, int seconds) {
    exhaust("key");

    assertThat(count("key", START.plusMillis(millis))).hasValue(seconds);
  }

  @Test
  void refusedRequestsDoNotProlongTheWindow() {
    exhaust("key");
    count("key", START.plusSeconds(59));

    assertThat(count("key", START.plusSeconds(60))).isEmpty();
  }

  @Test
  void keysDoNotShareALimit() {
    exhaust("mine");

    assertThat(count("yours", START)).isEmpty();
  }

  @Test
  void aClockThatIsTurnedBackOpensANewWindow() {
    exhaust("key");

    assertThat(count("key", START.minusSeconds(1))).isEmpty();
  }

  @Test
  void aResetForgetsOneKeyOrAll() {
    exhaust("mine");
    exhaust("yours");

    limiter.reset("mine");
    assertThat(count("mine", START)).isEmpty();
    assertThat(count("yours", START)).isPresent();

    limiter.reset();
    assertThat(count("yours", START)).isEmpty();
  }

  @Test
  void withoutALimitNothingIsCounted() {
    for (int i = 0; i < 5; i++) {
      assertThat(limiter.count("key", RateLimit.OFF, () -> START)).isEmpty();
    }
  }

  private void exhaust(String apiKey) {
    count(apiKey, START);
    count(apiKey, START);
  }

  private java.util.OptionalInt count(String apiKey, Instant now) {
    return limiter.count(apiKey, TWO_A_MINUTE, () -> now);
  }
}
