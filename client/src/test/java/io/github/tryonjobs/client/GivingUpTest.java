package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Jobs.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that end before they are done: interrupted or cancelled. */
@Timeout(300)
class GivingUpTest {

  private static final Duration SOON = Duration.ofMinutes(2);

  @Test
  void anInterruptFreesACallerWhoseSocketIsBlocked() throws Exception {
    Silence silence = new Silence();
    try (RawServer server = silence.start();
        TryOnClient client = Jobs.client(server).build()) {
      assertThat(Interrupts.interrupt(() -> client.getJob("a"), silence.asked))
          .isInstanceOf(PollInterruptedException.class);
      assertThat(silence.left).as("the connection is closed, too").succeedsWithin(SOON);
    }
  }

  @Test
  void anInterruptFreesACallerInAPause() throws Exception {
    EndlessPause pause = new EndlessPause();
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client = Jobs.client(server).sleeper(pause).build()) {
      assertThat(Interrupts.interrupt(() -> client.awaitJob("a"), pause.made))
          .isInstanceOf(PollInterruptedException.class);
      assertIsCancelledSoon(pause);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aCallerThatIsInterruptedAlreadyDoesNotWait() {
    try (RawServer server = RawServer.of(RawServer.Connection::awaitEnd);
        TryOnClient client = Jobs.client(server).build()) {
      Thread.currentThread().interrupt();

      assertThatExceptionOfType(PollInterruptedException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageStartingWith("job a: interrupted while waiting for the result (GET http://");
      assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
    }
  }

  @Test
  void cancellingAFutureWhoseSocketIsBlockedClosesTheConnection() {
    Silence silence = new Silence();
    try (RawServer server = silence.start();
        TryOnClient client = Jobs.client(server).build()) {
      CompletableFuture<TryOnJob> call = client.getJobAsync("a");
      silence.asked.join();

      call.cancel(true);

      assertThat(silence.left).succeedsWithin(SOON);
      assertThat(call).isCancelled();
    }
  }

  @Test
  void cancellingAFutureInAPauseStopsThePolls() throws InterruptedException {
    EndlessPause pause = new EndlessPause();
    RecordingListener listener = new RecordingListener();
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client = Jobs.client(server).sleeper(pause).listener(listener).build()) {
      CompletableFuture<TryOnJob.Completed> call = client.awaitJobAsync("a");
      pause.made.join();

      call.cancel(false);

      assertIsCancelledSoon(pause);
      assertThat(listener.await(TryOnListener.Outcome.class).failure())
          .isInstanceOf(CancellationException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void completingAFutureStopsThePolls() {
    EndlessPause pause = new EndlessPause();
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client = Jobs.client(server).sleeper(pause).build()) {
      CompletableFuture<TryOnJob.Completed> call = client.awaitJobAsync("a");
      pause.made.join();

      call.complete(Jobs.COMPLETED_JOB);

      assertIsCancelledSoon(pause);
    }
  }

  @Test
  void whatFollowsACallMayCallTheClientAgain() {
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client = Jobs.client(server).build()) {
      assertThat(client.getJobAsync("a").thenApply(job -> client.getJob(job.id())))
          .succeedsWithin(SOON);
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysThatTheExecutorHasNoThread(Style style) {
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client =
            Jobs.client(server)
                .executor(
                    task -> {
                      throw new RejectedExecutionException("full");
                    })
                .build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> style.of(client).getJob("a"))
          .withMessageContaining("the executor rejected the request")
          .withCauseInstanceOf(RejectedExecutionException.class);
    }
  }

  @Test
  void theStackTraceOfASynchronousCallShowsTheCaller() {
    try (RawServer server = RawServer.of(Jobs.error(404, "not_found"));
        TryOnClient client = Jobs.client(server).build()) {
      assertThatExceptionOfType(JobNotFoundException.class)
          .isThrownBy(() -> client.getJob("a"))
          .satisfies(
              e ->
                  assertThat(e.getStackTrace())
                      .anyMatch(frame -> frame.getClassName().startsWith(getClass().getName())));
    }
  }

  private static void assertIsCancelledSoon(EndlessPause pause) {
    assertThat(pause.made.join())
        .failsWithin(SOON)
        .withThrowableOfType(CancellationException.class);
  }
}
