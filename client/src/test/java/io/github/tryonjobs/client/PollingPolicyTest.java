package io.github.tryonjobs.client;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollingPolicyTest {

  private final PollingPolicy policy = PollingPolicy.defaults();

  @Test
  void eachValueCanBeChangedAlone() {
    PollingPolicy changed =
        policy
            .withInitialDelay(ofSeconds(1))
            .withBaseDelay(ofSeconds(3))
            .withMaxDelay(ofSeconds(4))
            .withTimeout(ofSeconds(5))
            .withMaxPolls(6);

    assertThat(changed)
        .isEqualTo(new PollingPolicy(ofSeconds(1), ofSeconds(3), ofSeconds(4), ofSeconds(5), 6));
  }

  @Test
  void aBaseDelayAboveTheMaximumRaisesIt() {
    assertThat(policy.withBaseDelay(ofMinutes(1)).maxDelay()).isEqualTo(ofMinutes(1));
  }

  @Test
  void aMaximumBelowTheBaseDelayLowersIt() {
    assertThat(policy.withMaxDelay(ofMillis(1)).baseDelay()).isEqualTo(ofMillis(1));
  }

  @Test
  void refusesValuesOutOfRange() {
    refuses(() -> policy.withTimeout(ZERO), "timeout must be positive, but is PT0S");
    refuses(() -> policy.withMaxPolls(0), "maxPolls must be at least 1, but is 0");
    refuses(() -> policy.withBaseDelay(ZERO), "baseDelay must be positive, but is PT0S");
    refuses(() -> policy.withMaxDelay(ZERO), "baseDelay must be positive, but is PT0S");
    refuses(
        () -> policy.withInitialDelay(ofSeconds(-1)),
        "initialDelay must not be negative, but is PT-1S");
    refuses(
        () -> policy.withInitialDelay(ofMinutes(5)),
        "timeout must be longer than initialDelay PT5M, but is PT5M");
    refuses(
        () -> policy.withMaxDelay(Duration.ofSeconds(Long.MAX_VALUE)),
        "maxDelay must be at most PT8760H, but is PT2562047788015215H30M7S");
    refuses(
        () -> new PollingPolicy(ZERO, ofSeconds(2), ofSeconds(1), ofDays(1), 1),
        "maxDelay must be at least baseDelay PT2S, but is PT1S");
  }

  private static void refuses(Runnable change, String message) {
    assertThatIllegalArgumentException().isThrownBy(change::run).withMessage(message);
  }
}
