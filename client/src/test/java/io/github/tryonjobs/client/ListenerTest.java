package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Jobs.COMPLETED;
import static io.github.tryonjobs.client.Jobs.COMPLETED_JOB;
import static io.github.tryonjobs.client.Jobs.PENDING;
import static io.github.tryonjobs.client.Jobs.error;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.tryonjobs.client.TryOnListener.Operation;
import io.github.tryonjobs.client.TryOnListener.Outcome;
import io.github.tryonjobs.client.TryOnListener.Poll;
import io.github.tryonjobs.client.TryOnListener.Retry;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a listener is told. */
class ListenerTest {

  private static final TryOnJob PENDING_JOB = new TryOnJob.Pending("a");

  private final FakeTime time = new FakeTime();
  private final RecordingListener listener = new RecordingListener();

  @ParameterizedTest
  @EnumSource
  void isToldOfPollsRetriesAndTheOutcome(Style style) throws InterruptedException {
    try (RawServer server = RawServer.of(PENDING, error(500, ""), PENDING, COMPLETED);
        TryOnClient client = client(server, listener)) {
      style.of(client).awaitJob("a");
      listener.await(Outcome.class);
    }

    assertThat(listener.all()).hasSize(4);
    assertThat(listener.all().get(0)).isEqualTo(new Poll(PENDING_JOB, 1, ofSeconds(2), ZERO));
    assertThat(listener.all().get(1))
        .isInstanceOfSatisfying(
            Retry.class,
            retry -> {
              assertThat(retry.operation()).isEqualTo(Operation.AWAIT_JOB);
              assertThat(retry.failure()).isInstanceOf(ServiceFailedException.class);
              assertThat(retry.failure().request().attempts()).isEqualTo(1);
              assertThat(retry.delay()).isEqualTo(ofMillis(500));
              assertThat(retry.elapsed()).isEqualTo(ofSeconds(2));
            });
    assertThat(listener.all().get(2))
        .isEqualTo(new Poll(PENDING_JOB, 2, ofMillis(2600), ofMillis(2500)));
    assertThat(listener.all().get(3))
        .isEqualTo(new Outcome(Operation.AWAIT_JOB, "a", COMPLETED_JOB, 4, ofMillis(5100), null));
  }

  @ParameterizedTest
  @EnumSource
  void isToldOfAFailure(Style style) throws InterruptedException {
    try (RawServer server = RawServer.of(error(404, "not_found"));
        TryOnClient client = client(server, listener)) {
      assertThatExceptionOfType(JobNotFoundException.class)
          .isThrownBy(() -> style.of(client).getJob("a"))
          .satisfies(
              e ->
                  assertThat(listener.await(Outcome.class))
                      .isEqualTo(new Outcome(Operation.GET_JOB, "a", null, 1, ZERO, e)));
    }
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("from the listener"),
        new StackOverflowError("from the listener"),
        new IOException("from the listener"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatAListenerThrowsChangesNothing(Throwable failure) {
    TryOnListener broken =
        new TryOnListener() {
          @Override
          public void onPoll(Poll poll) {
            Undeclared.<RuntimeException, Object>raise(failure);
          }

          @Override
          public void onRetry(Retry retry) {
            Undeclared.<RuntimeException, Object>raise(failure);
          }

          @Override
          public void onOutcome(Outcome outcome) {
            Undeclared.<RuntimeException, Object>raise(failure);
          }
        };
    for (Style style : Style.values()) {
      try (LogCapture log = LogCapture.start();
          RawServer server = RawServer.of(PENDING, error(500, ""), COMPLETED);
          TryOnClient client = client(server, broken)) {
        assertThat(style.of(client).awaitJob("a")).isEqualTo(COMPLETED_JOB);
        assertThat(log.messages()).contains("the listener of a Try On client failed");
      }
    }
  }

  @Test
  void theLogTellsTheSameAndNeverTheKey() {
    String echo = "{\"error\":\"bad " + Jobs.KEY + "\",\"error_code\":\"x\"}";
    try (LogCapture log = LogCapture.start();
        RawServer server = RawServer.of(PENDING, RawServer.json(429, echo), COMPLETED);
        TryOnClient client = client(server, listener)) {
      client.awaitJob("a");

      assertThat(log.messages())
          .contains("poll 1: Pending[id=a], next in 2000 ms")
          .anyMatch(line -> line.contains("answered 429") && line.endsWith("again in 500 ms"))
          .contains("AWAIT_JOB of job a ended after 2500 ms: well")
          .noneMatch(line -> line.contains(Jobs.KEY));
    }
  }

  @Test
  void theHttpClientLogsNoKeyAtAnyLevel() {
    try (LogCapture log = LogCapture.start("org.apache.hc");
        RawServer server = RawServer.of(PENDING);
        TryOnClient client = client(server, listener)) {
      client.getJob("a");

      assertThat(log.messages()).as("it logs").isNotEmpty().noneMatch(m -> m.contains(Jobs.KEY));
    }
  }

  private TryOnClient client(RawServer server, TryOnListener told) {
    return Jobs.client(server, time).listener(told).build();
  }
}
