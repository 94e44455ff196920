package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollingPolicyTest {

  private final PollingPolicy policy = PollingPolicy.defaults();

  @Test
  void aBaseDelayAboveTheMaximumRaisesIt() {
    assertThat(policy.withBaseDelay(Duration.ofMinutes(1)).maxDelay())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aMaximumBelowTheBaseDelayLowersIt() {
    assertThat(policy.withMaxDelay(Duration.ofMillis(1)).baseDelay())
        .isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.withTimeout(Duration.ZERO))
        .withMessage("timeout must be positive, but is PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.withMaxPolls(0))
        .withMessage("maxPolls must be at least 1, but is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.withMaxDelay(Duration.ofSeconds(Long.MAX_VALUE)))
        .withMessageStartingWith("maxDelay must be at most PT8760H, but is ");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PollingPolicy(
                    Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofDays(1), 1))
        .withMessage("maxDelay must be at least baseDelay PT2S, but is PT1S");
  }
}
