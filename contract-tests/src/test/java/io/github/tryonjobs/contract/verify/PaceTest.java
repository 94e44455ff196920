package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

  private final List<Duration> waits = new ArrayList<>();
  private long now = Long.MAX_VALUE - 100_000_000;

  @Test
  void theFirstRequestDoesNotWait() throws Exception {
    pace(5).await();

    assertThat(waits).isEmpty();
  }

  @Test
  void requestsAreAsFarApartAsTheRateSays() throws Exception {
    Pace pace = pace(5);
    pace.await();
    pace.await();
    now += Duration.ofMillis(150).toNanos();
    pace.await();
    now += Duration.ofMillis(200).toNanos();
    pace.await();

    assertThat(waits).containsExactly(Duration.ofMillis(200), Duration.ofMillis(50));
  }

  @Test
  void noRateIsNoWait() throws Exception {
    Pace pace = pace(0);
    pace.await();
    pace.await();

    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3, 0, PT3S", "0, 0, PT0S", "9999, 0, PT1M", "'', 0, PT1S", "soon, 3, PT8S"})
  void waitsAsAServerAsksForWithinReason(String asked, int earlier, Duration waited)
      throws Exception {
    Response response = FakeServer.with(FakeServer.json(429, ""), "Retry-After", asked);
    pace(5).await(response.retryAfter(), earlier);

    assertThat(waits).containsExactly(waited);
  }

  @Test
  void waitsUntilADateByTheClockOfTheServer() throws Exception {
    Response response =
        FakeServer.with(
            FakeServer.with(
                FakeServer.json(429, ""), "Retry-After", "Tue, 24 Nov 2026 12:00:09 GMT"),
            "Date",
            "Tue, 24 Nov 2026 12:00:02 GMT");
    pace(5).await(response.retryAfter(), 0);

    assertThat(waits).containsExactly(Duration.ofSeconds(7));
  }

  private Pace pace(int perSecond) {
    return new Pace(
        perSecond,
        () -> now,
        duration -> {
          waits.add(duration);
          now += duration.toNanos();
        });
  }
}
