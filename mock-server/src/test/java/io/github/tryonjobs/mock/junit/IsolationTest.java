package io.github.tryonjobs.mock.junit;

import static io.github.tryonjobs.mock.junit.Samples.assertAllGreen;
import static io.github.tryonjobs.mock.junit.Samples.assertPolled;
import static io.github.tryonjobs.mock.junit.Samples.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.TryOnMockServer;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that run at once share a server and never meet. */
class IsolationTest {

  private static final int TESTS = 200;
  private static final String SAME_ID = "pending,running@1h,completed";

  @TryOnMockTest(rateLimit = "3/2h", frozenAt = "2026-01-01T00:00:00Z")
  @Execution(ExecutionMode.CONCURRENT)
  static class ManyAtOnce {
    static final CountDownLatch ALL_HAVE_BEGUN = new CountDownLatch(TESTS);
    static final CountDownLatch ALL_HAVE_POLLED = new CountDownLatch(TESTS);
    static final Set<String> KEYS = ConcurrentHashMap.newKeySet();
    static final Set<URI> SERVERS = ConcurrentHashMap.newKeySet();

    @RepeatedTest(TESTS)
    void meetsNobody(TryOnMockServer mock, @MockApiKey String key, RepetitionInfo repetition)
        throws InterruptedException {
      URI uri = mock.baseUri();
      boolean even = repetition.getCurrentRepetition() % 2 == 0;
      SERVERS.add(uri);
      KEYS.add(key);
      waitForAll(ALL_HAVE_BEGUN);

      if (even) {
        mock.rateLimit("4/2h");
      }
      assertPolled(uri, key, SAME_ID, "pending");
      assertPolled(uri, key, SAME_ID, "running");
      waitForAll(ALL_HAVE_POLLED);
      mock.clock().advance(Duration.ofMinutes(even ? 59 : 60));
      assertPolled(uri, key, SAME_ID, even ? "running" : "completed");

      int next = get(uri, key, mock.createJob("failed")).statusCode();
      assertThat(next).isEqualTo(even ? 200 : 429);
      assertThat(mock.clock().instant())
          .isEqualTo(even ? "2026-01-01T00:59:00Z" : "2026-01-01T01:00:00Z");
      assertThat(mock.requests()).hasSize(4);
    }

    private static void waitForAll(CountDownLatch latch) throws InterruptedException {
      latch.countDown();
      assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @Timeout(300)
  void twoHundredTestsAtOnceHaveEachTheirKeyJobsClockAndLimit() {
    assertAllGreen(Samples.runParallel(TESTS, ManyAtOnce.class), TESTS);

    assertThat(ManyAtOnce.KEYS).hasSize(TESTS);
    assertThat(ManyAtOnce.SERVERS).hasSize(1);
  }
}
