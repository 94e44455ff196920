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
            .withInterval(ofSeconds(3))
            .withMaxInterval(ofSeconds(4))
            .withGrowth(2)
            .withJitter(0.5)
            .withTimeout(ofSeconds(5))
            .withMaxPolls(6);

    assertThat(changed)
        .isEqualTo(
            new PollingPolicy(ofSeconds(1), ofSeconds(3), ofSeconds(4), 2, 0.5, ofSeconds(5), 6));
  }

  @Test
  void anIntervalAboveTheMaximumRaisesIt() {
    assertThat(policy.withInterval(ofMinutes(1)).maxInterval()).isEqualTo(ofMinutes(1));
  }

  @Test
  void aMaximumBelowTheIntervalLowersIt() {
    assertThat(policy.withMaxInterval(ofMillis(1)).interval()).isEqualTo(ofMillis(1));
  }

  @Test
  void refusesValuesOutOfRange() {
    refuses(() -> policy.withTimeout(ZERO), "timeout must be positive but is PT0S");
    refuses(() -> policy.withMaxPolls(0), "maxPolls must be at least 1 but is 0");
    refuses(() -> policy.withInterval(ZERO), "interval must be positive but is PT0S");
    refuses(() -> policy.withMaxInterval(ZERO), "interval must be positive but is PT0S");
    refuses(() -> policy.withGrowth(0.9), "growth must be from 1.0 to 10.0 but is 0.9");
    refuses(() -> policy.withJitter(Double.NaN), "jitter must be from 0.0 to 0.5 but is NaN");
    refuses(
        () -> policy.withInitialDelay(ofSeconds(-1)),
        "initialDelay must not be negative but is PT-1S");
    refuses(
        () -> policy.withInitialDelay(ofMinutes(5)),
        "timeout must be longer than initialDelay PT5M but is PT5M");
    refuses(
        () -> policy.withMaxInterval(Duration.ofSeconds(Long.MAX_VALUE)),
        "maxInterval must be at most PT8760H but is PT2562047788015215H30M7S");
    refuses(
        () -> new PollingPolicy(ZERO, ofSeconds(2), ofSeconds(1), 1, 0, ofDays(1), 1),
        "maxInterval must be at least interval PT2S but is PT1S");
  }

  private static void refuses(Runnable change, String message) {
    assertThatIllegalArgumentException().isThrownBy(change::run).withMessage(message);
  }
}
