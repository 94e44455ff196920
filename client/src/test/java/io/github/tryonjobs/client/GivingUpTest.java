package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Jobs.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that end before they are done: interrupted or cancelled. */
@Timeout(300)
class GivingUpTest {

  private static final Duration SOON = Duration.ofMinutes(2);

  @Test
  void anInterruptFreesACallerWhoseSocketIsBlocked() throws Exception {
    Silence silence = new Silence();
    CompletableFuture<Boolean> isFlagSet = new CompletableFuture<>();
    TryOnListener listener =
        new TryOnListener() {
          @Override
          public void onOutcome(Outcome outcome) {
            isFlagSet.complete(Thread.currentThread().isInterrupted());
          }
        };
    try (RawServer server = silence.start();
        TryOnClient client = Jobs.client(server).listener(listener).build()) {
      assertThat(Interrupts.interrupt(() -> client.getJob("a"), silence.asked))
          .isInstanceOf(PollInterruptedException.class);
      assertThat(isFlagSet)
          .as("the flag would end what the listener writes")
          .isCompletedWithValue(false);
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
      pause.assertIsCancelledSoon();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aCallerThatIsInterruptedAlreadyAsksForNothing() {
    List<Runnable> attempts = new ArrayList<>();
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client = Jobs.client(server).executor(attempts::add).build()) {
      Thread.currentThread().interrupt();

      assertThatExceptionOfType(PollInterruptedException.class)
          .isThrownBy(() -> client.getJob("a"))
          .withMessageStartingWith("job a: interrupted while waiting for the result (GET http://");
      assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
      assertThat(attempts).isEmpty();
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

      pause.assertIsCancelledSoon();
      assertThat(listener.await(TryOnListener.Outcome.class).failure())
          .isInstanceOf(CancellationException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  static Stream<Consumer<CompletableFuture<TryOnJob.Completed>>> completing() {
    return Stream.of(
        call -> call.complete(Jobs.COMPLETED_JOB),
        call -> call.completeAsync(() -> Jobs.COMPLETED_JOB),
        call ->
            call.completeAsync(
                () -> {
                  throw new IllegalStateException("of the application");
                }));
  }

  @ParameterizedTest
  @MethodSource("completing")
  void completingAFutureStopsThePolls(Consumer<CompletableFuture<TryOnJob.Completed>> completing) {
    EndlessPause pause = new EndlessPause();
    try (RawServer server = RawServer.of(PENDING);
        TryOnClient client = Jobs.client(server).sleeper(pause).build()) {
      CompletableFuture<TryOnJob.Completed> call = client.awaitJobAsync("a");
      pause.made.join();

      completing.accept(call);

      pause.assertIsCancelledSoon();
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
}
