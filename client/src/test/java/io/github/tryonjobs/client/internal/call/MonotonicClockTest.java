package io.github.tryonjobs.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class MonotonicClockTest {

  @Test
  void tellsTheTimeOfTheMachine() {
    assertThat(new MonotonicClock().instant())
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }
}
