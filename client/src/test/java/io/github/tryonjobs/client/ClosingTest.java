package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Jobs.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that end with their client. */
@Timeout(300)
class ClosingTest {

  private static final Duration SOON = Duration.ofMinutes(2);

  @ParameterizedTest
  @EnumSource
  void closingTheClientEndsACallWhoseSocketIsBlocked(Style style) {
    Silence silence = new Silence();
    try (RawServer server = silence.start()) {
      TryOnClient client = Jobs.client(server).build();
      CompletableFuture<TryOnJob> call =
          CompletableFuture.supplyAsync(
              () -> style.of(client).getJob("a"), task -> new Thread(task).start());
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
  void closingTheClientResetsNoConnectionThatIsIdle() {
    CompletableFuture<Boolean> isWithoutReset = new CompletableFuture<>();
    RawServer.Reply pending =
        connection -> {
          PENDING.write(connection);
          isWithoutReset.complete(connection.awaitEnd());
        };
    try (RawServer server = RawServer.of(pending)) {
      TryOnClient client = Jobs.client(server).build();
      client.getJob("a");

      client.close();

      assertThat(isWithoutReset).succeedsWithin(SOON).isEqualTo(true);
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
      pause.assertIsCancelledSoon();
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
      pause.assertIsCancelledSoon();
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
}
