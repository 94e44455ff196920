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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the image of a job is opened as a stream. Time passes only in pauses. */
@Timeout(300)
class OpenResultTest {

  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n";

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
    Silence silence = new Silence();
    try (RawServer server = silence.startAfter(HEAD + "x".repeat(2000));
        TryOnClient client = client(server).maxResultBytes(1000).build();
        InputStream stream = client.openResult(job(server))) {
      assertThatIOException()
          .isThrownBy(stream::readAllBytes)
          .withMessageMatching("the result broke off: the result is longer than 1000 bytes");
      assertThat(silence.left).succeedsWithin(Duration.ofMinutes(2));
    }
  }

  @Test
  void closingAStreamClosesItsConnection() throws Exception {
    Silence silence = new Silence();
    try (RawServer server = silence.startAfter(HEAD + "x");
        TryOnClient client = client(server).build()) {
      InputStream stream = client.openResult(job(server));
      assertThat(stream.read()).isEqualTo('x');

      stream.close();

      assertThat(silence.left).succeedsWithin(Duration.ofMinutes(2));
    }
  }

  @Test
  void closesTheConnectionOfWhatIsNoImage() {
    Silence silence = new Silence();
    try (RawServer server = silence.startAfter(HEAD.replace("image/jpeg", "text/html"));
        TryOnClient client = client(server).build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> client.openResult(job(server)));
      assertThat(silence.left).succeedsWithin(Duration.ofMinutes(2));
    }
  }

  @Test
  void tellsTheOutcome() throws Exception {
    RecordingListener listener = new RecordingListener();
    try (RawServer server = RawServer.of(image(IMAGE));
        TryOnClient client = client(server).listener(listener).build()) {
      TryOnJob.Completed job = job(server);
      client.openResultAsync(job).join().close();

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
