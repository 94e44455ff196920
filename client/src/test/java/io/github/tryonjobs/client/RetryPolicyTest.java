package io.github.tryonjobs.client;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private final RetryPolicy policy = RetryPolicy.defaults();

  @Test
  void eachValueCanBeChangedAlone() {
    RetryPolicy changed =
        policy
            .withMaxAttempts(100)
            .withBaseDelay(ofSeconds(3))
            .withMaxDelay(ofSeconds(4))
            .withTimeout(ofSeconds(5))
            .withStatuses(Set.of(500));

    assertThat(changed)
        .isEqualTo(new RetryPolicy(100, ofSeconds(3), ofSeconds(4), ofSeconds(5), Set.of(500)));
  }

  @Test
  void aCallMayTakeAYear() {
    assertThat(policy.withTimeout(ofDays(365)).timeout()).isEqualTo(ofDays(365));
  }

  @Test
  void noneIsOneAttempt() {
    assertThat(RetryPolicy.none()).isEqualTo(policy.withMaxAttempts(1));
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
    refuses(() -> policy.withMaxAttempts(0), "maxAttempts must be at least 1 but is 0");
    refuses(() -> policy.withMaxAttempts(101), "maxAttempts must be at most 100 but is 101");
    refuses(() -> policy.withBaseDelay(ZERO), "baseDelay must be positive but is PT0S");
    refuses(() -> policy.withTimeout(ZERO), "timeout must be positive but is PT0S");
    refuses(
        () -> policy.withTimeout(ofDays(366)), "timeout must be at most PT8760H but is PT8784H");
    refuses(
        () -> new RetryPolicy(1, ofSeconds(2), ofSeconds(1), ofDays(1), Set.of()),
        "maxDelay must be at least baseDelay PT2S but is PT1S");
  }

  private static void refuses(Runnable change, String message) {
    assertThatIllegalArgumentException().isThrownBy(change::run).withMessage(message);
  }
}
