package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Assets.IMAGE;
import static io.github.tryonjobs.client.Assets.broken;
import static io.github.tryonjobs.client.Assets.image;
import static io.github.tryonjobs.client.Assets.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the image of a job is opened as a stream. Time passes only in pauses. */
@Timeout(300)
class OpenResultTest {

  private final FakeTime time = new FakeTime();

  @Test
  void opensTheImageAsAStream() throws IOException {
    try (RawServer server = RawServer.of(RawServer.http(503, "", ""), image(IMAGE));
        TryOnClient client = client(server).build();
        InputStream stream = client.openResult(job(server))) {
      assertThat(stream.markSupported()).isFalse();
      assertThat(stream.read()).isEqualTo(IMAGE[0] & 0xff);
      stream.skipNBytes(10_000);
      assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(IMAGE, 10_001, IMAGE.length));
      assertThat(stream.read()).isEqualTo(-1);
      assertThat(time.pauses()).hasSize(1);
    }
  }

  @Test
  void tellsWhatItIsAndWhereItEnds() throws IOException {
    try (RawServer server = RawServer.of(image(new byte[] {1, 2, 3}));
        TryOnClient client = client(server).build();
        ResultStream stream = client.openResult(job(server))) {
      assertThat(stream.contentType()).isEqualTo("image/jpeg");
      assertThat(stream.contentLength()).hasValue(3);
      assertThat(stream.available()).isZero();
      assertThat(stream.read()).isEqualTo(1);
      assertThat(stream.available()).isEqualTo(2);
      assertThat(stream.read(new byte[9])).isEqualTo(2);
      assertThat(stream.read(new byte[9])).isEqualTo(-1);
    }
  }

  @Test
  void aStreamThatEndsTooEarlyIsAnError() throws IOException {
    try (RawServer server = RawServer.of(broken(IMAGE, 1000, ""));
        TryOnClient client = client(server).build();
        InputStream stream = client.openResult(job(server))) {
      assertThatIOException()
          .isThrownBy(stream::readAllBytes)
          .withMessageMatching("the result broke off: .*expected: 300000; received: 1000.*");
    }
  }

  @Test
  void aStreamThatIsTooLongIsAnErrorAndClosesItsConnection() throws IOException {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    RawServer.Reply unannounced =
        connection -> {
          connection.write("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n");
          connection.out().write(IMAGE, 0, 2000);
          connection.awaitEnd();
          ended.complete(null);
        };
    try (RawServer server = RawServer.of(unannounced);
        TryOnClient client = client(server).maxResultBytes(1000).build();
        InputStream stream = client.openResult(job(server))) {
      assertThatIOException()
          .isThrownBy(stream::readAllBytes)
          .withMessageMatching("the result broke off: the result is longer than 1000 bytes");
      assertThat(ended).succeedsWithin(Duration.ofMinutes(2));
    }
  }

  @Test
  void closingAStreamClosesItsConnection() throws Exception {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    RawServer.Reply stall =
        connection -> {
          connection.write("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\nx");
          connection.awaitEnd();
          ended.complete(null);
        };
    try (RawServer server = RawServer.of(stall);
        TryOnClient client = client(server).build()) {
      InputStream stream = client.openResult(job(server));
      assertThat(stream.read()).isEqualTo('x');

      stream.close();

      assertThat(ended).succeedsWithin(Duration.ofMinutes(2));
    }
  }

  @Test
  void closesTheConnectionOfWhatIsNoImage() {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    RawServer.Reply page =
        connection -> {
          connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
          connection.awaitEnd();
          ended.complete(null);
        };
    try (RawServer server = RawServer.of(page);
        TryOnClient client = client(server).build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> client.openResult(job(server)));
      assertThat(ended).succeedsWithin(Duration.ofMinutes(2));
    }
  }

  @Test
  void tellsTheOutcome() throws Exception {
    RecordingListener listener = new RecordingListener();
    try (RawServer server = RawServer.of(image(IMAGE));
        TryOnClient client = client(server).listener(listener).build()) {
      TryOnJob.Completed job = job(server);
      client.openResult(job).close();

      assertThat(listener.await(TryOnListener.Outcome.class))
          .isEqualTo(
              new TryOnListener.Outcome(
                  TryOnListener.Operation.OPEN_RESULT, "a", job, 1, Duration.ZERO, null));
    }
  }

  private TryOnClientBuilder client(RawServer server) {
    return Jobs.client(server, time);
  }
}
