package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers of a result that stalls are freed at once. */
@Timeout(300)
class OpenStreamEndTest {

  private static final Duration SOON = Duration.ofMinutes(2);

  private final CompletableFuture<Void> left = new CompletableFuture<>();
  private final CompletableFuture<IOException> failure = new CompletableFuture<>();
  private final CompletableFuture<Boolean> flag = new CompletableFuture<>();
  private final CompletableFuture<Void> reading = new CompletableFuture<>();

  @Test
  void byAnInterrupt() throws Exception {
    try (RawServer server = stalling();
        TryOnClient client = patient(server)) {
      Thread reader = reader(client, server);
      reading.join();

      reader.interrupt();

      assertThat(failure).succeedsWithin(SOON).isInstanceOf(InterruptedIOException.class);
      assertThat(flag).as("the interrupt flag").succeedsWithin(SOON).isEqualTo(true);
      assertThat(left).as("the connection is closed").succeedsWithin(SOON);
      reader.join();
    }
  }

  @Test
  void byTheEndOfTheClient() throws Exception {
    try (RawServer server = stalling()) {
      TryOnClient client = patient(server);
      Thread reader = reader(client, server);
      reading.join();

      client.close();

      assertThat(failure).succeedsWithin(SOON);
      assertThat(left).as("the connection is closed").succeedsWithin(SOON);
      reader.join();
    }
  }

  private Thread reader(TryOnClient client, RawServer server) {
    Thread reader =
        new Thread(
            () -> {
              try (ResultStream stream = client.openResult(Assets.job(server))) {
                stream.read();
                reading.complete(null);
                stream.read();
              } catch (IOException e) {
                flag.complete(Thread.currentThread().isInterrupted());
                failure.complete(e);
              }
            });
    reader.start();
    return reader;
  }

  private static TryOnClient patient(RawServer server) {
    return Jobs.client(server).requestTimeout(Duration.ofHours(1)).build();
  }

  private RawServer stalling() {
    return RawServer.of(
        connection -> {
          connection.write(
              "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 9\r\n\r\nx");
          connection.awaitEnd();
          left.complete(null);
        });
  }
}
