package io.github.tryonjobs.mock.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MockClockTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant real = START;
  private final MockClock clock = new MockClock(() -> real);

  @Test
  void showsTheRealTimeUntilItIsTurned() {
    real = START.plusSeconds(5);

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
    assertThat(clock.isFrozen()).isFalse();
  }

  @Test
  void standsStillWhileItIsFrozen() {
    clock.freeze();
    real = START.plusSeconds(5);

    assertThat(clock.instant()).isEqualTo(START);
    assertThat(clock.isFrozen()).isTrue();
  }

  @Test
  void runsOnFromWhereItWasFrozen() {
    clock.freeze();
    real = START.plusSeconds(5);
    clock.resume();
    real = START.plusSeconds(7);

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(2));
    assertThat(clock.isFrozen()).isFalse();
  }

  @Test
  void isAdvancedWhileItIsFrozen() {
    clock.freeze();
    clock.advance(Duration.ofHours(1));

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3600));
  }

  @Test
  void isAdvancedWhileItRuns() {
    clock.advance(Duration.ofHours(1));
    real = START.plusSeconds(1);

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3601));
  }

  @Test
  void resumingAClockThatRunsChangesNothing() {
    clock.advance(Duration.ofHours(1));
    clock.resume();

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(3600));
  }

  @Test
  void isSetAndStandsStill() {
    clock.freezeAt(Instant.parse("2030-01-01T00:00:00Z"));
    real = START.plusSeconds(5);

    assertThat(clock.instant()).isEqualTo("2030-01-01T00:00:00Z");
  }

  @Test
  void aResetShowsTheRealTimeAgain() {
    clock.advance(Duration.ofHours(1));
    clock.freeze();

    clock.reset();

    assertThat(clock.instant()).isEqualTo(START);
    assertThat(clock.isFrozen()).isFalse();
  }

  @Test
  void aClockUponAnotherFollowsItUntilItIsTurned() {
    MockClock account = new MockClock(clock);
    clock.freezeAt(START.plusSeconds(60));
    assertThat(account.instant()).isEqualTo(START.plusSeconds(60));

    account.advance(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(5));

    assertThat(account.instant()).isEqualTo(START.plusSeconds(66));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(65));
  }

  @Test
  void isNotAdvancedByLessThanNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofMillis(-1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {365L * 8000, Long.MAX_VALUE / 86_400})
  void isNotAdvancedBeyondTheYear9999(long days) {
    assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofDays(days)));
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void isNotSetBefore1970() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.freezeAt(Instant.EPOCH.minusNanos(1)));
  }
}
