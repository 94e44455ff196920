package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers of a result that stalls are freed at once. */
@Timeout(300)
class OpenStreamEndTest {

  private static final Duration SOON = Duration.ofMinutes(2);

  private final Silence silence = new Silence();
  private final CompletableFuture<Void> reading = new CompletableFuture<>();

  @Test
  void byAnInterrupt() throws Exception {
    try (RawServer server = stalling();
        TryOnClient client = Jobs.client(server).build()) {
      assertThat(Interrupts.interrupt(() -> read(client, server), reading))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(silence.left).as("the connection is closed").succeedsWithin(SOON);
    }
  }

  @Test
  void byTheEndOfTheClient() {
    try (RawServer server = stalling()) {
      TryOnClient client = Jobs.client(server).build();
      CompletableFuture<Integer> read =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return read(client, server);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              task -> new Thread(task).start());
      reading.join();

      client.close();

      assertThat(read).failsWithin(SOON);
      assertThat(silence.left).as("the connection is closed").succeedsWithin(SOON);
    }
  }

  /** Reads the one byte that comes, and waits for another; does not close the stream. */
  private int read(TryOnClient client, RawServer server) throws IOException {
    ResultStream stream = client.openResult(Assets.job(server));
    stream.read();
    reading.complete(null);
    return stream.read();
  }

  private RawServer stalling() {
    return silence.startAfter(
        "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 9\r\n\r\nx");
  }
}
