package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Jobs.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that end with their client. */
@Timeout(300)
class ClosingTest {

  private static final Duration SOON = Duration.ofMinutes(2);

  @Test
  void closingTheClientEndsACallWhoseSocketIsBlocked() {
    Silence silence = new Silence();
    try (RawServer server = silence.start()) {
      TryOnClient client = Jobs.client(server).build();
      CompletableFuture<TryOnJob> call = client.getJobAsync("a");
      silence.asked.join();

      client.close();

      assertThat(call)
          .failsWithin(SOON)
          .withThrowableThat()
          .withCauseInstanceOf(ClientClosedException.class);
      assertThat(silence.left).succeedsWithin(SOON);
    }
  }

  @Test
  void closingTheClientEndsACallInAPause() {
    EndlessPause pause = new EndlessPause();
    try (RawServer server = RawServer.of(PENDING)) {
      TryOnClient client = Jobs.client(server).sleeper(pause).build();
      CompletableFuture<TryOnJob.Completed> call = client.awaitJobAsync("a");
      pause.made.join();

      client.close();

      assertThat(call)
          .failsWithin(SOON)
          .withThrowableThat()
          .withCauseInstanceOf(ClientClosedException.class);
      assertIsCancelledSoon(pause);
    }
  }

  @Test
  void closingTheClientWhileAPauseIsMadeCancelsThePause() {
    EndlessPause pause = new EndlessPause();
    CompletableFuture<TryOnClient> self = new CompletableFuture<>();
    Sleeper closing =
        duration -> {
          self.join().close();
          return pause.sleep(duration);
        };
    try (RawServer server = RawServer.of(PENDING)) {
      TryOnClient client = Jobs.client(server).sleeper(closing).build();
      self.complete(client);

      assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> client.awaitJob("a"));
      assertIsCancelledSoon(pause);
    }
  }

  @Test
  void closingTheClientFreesASynchronousCaller() {
    Silence silence = new Silence();
    try (RawServer server = silence.start()) {
      TryOnClient client = Jobs.client(server).build();
      CompletableFuture<TryOnJob> call =
          CompletableFuture.supplyAsync(() -> client.getJob("a"), task -> new Thread(task).start());
      silence.asked.join();

      client.close();

      assertThat(call)
          .failsWithin(SOON)
          .withThrowableThat()
          .withCauseInstanceOf(ClientClosedException.class);
    }
  }

  @Test
  void aClientCanBeClosedFromWhatFollowsACall() {
    try (RawServer server = RawServer.of(PENDING)) {
      TryOnClient client = Jobs.client(server).build();

      assertThat(client.getJobAsync("a").thenRun(client::close)).succeedsWithin(SOON);
    }
  }

  @Test
  void aListenerMayCloseTheClient() {
    try (RawServer server = RawServer.of(PENDING)) {
      CompletableFuture<TryOnClient> self = new CompletableFuture<>();
      TryOnListener closing =
          new TryOnListener() {
            @Override
            public void onPoll(Poll poll) {
              self.join().close();
            }
          };
      TryOnClient client = Jobs.client(server).listener(closing).build();
      self.complete(client);

      assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> client.awaitJob("a"));
    }
  }

  private static void assertIsCancelledSoon(EndlessPause pause) {
    assertThat(pause.made.join())
        .failsWithin(SOON)
        .withThrowableOfType(CancellationException.class);
  }
}
