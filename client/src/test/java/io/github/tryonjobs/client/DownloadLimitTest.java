package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Assets.IMAGE;
import static io.github.tryonjobs.client.Assets.image;
import static io.github.tryonjobs.client.Assets.job;
import static io.github.tryonjobs.client.Assets.unannounced;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How large an image may be, and how long it may take. Time passes only in pauses. */
@Timeout(300)
class DownloadLimitTest extends Downloads {

  DownloadLimitTest(@TempDir Path folder) {
    super(folder);
  }

  @Test
  void refusesAnImageThatIsAnnouncedTooLong() throws IOException {
    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> downloadAtMost(IMAGE.length - 1, image(IMAGE)))
        .withMessageContaining("the result is longer than 299999 bytes");
    assertThat(files()).isEmpty();
  }

  @Test
  void takesAnImageThatIsJustNotTooLong() {
    downloadAtMost(IMAGE.length, image(IMAGE));

    assertThat(folder.resolve("image.jpg")).hasBinaryContent(IMAGE);
  }

  @Test
  void refusesAnImageThatBecomesTooLong() throws IOException {
    RawServer.Reply endless =
        connection -> {
          connection.write("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n");
          while (true) {
            connection.out().write(IMAGE);
          }
        };
    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> downloadAtMost(1_000_000, endless))
        .withMessageContaining("the result is longer than 1000000 bytes");
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n\r\n0\r\n"})
  void refusesAnImageThatIsEmpty(String end) throws IOException {
    RawServer.Reply empty =
        RawServer.raw("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n" + end + "\r\n");

    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> download(empty))
        .withMessageContaining("the response 200 is malformed: the result is empty (GET ");
    assertThat(files()).isEmpty();
  }

  @Test
  void refusesARestThatIsAnnouncedTooLong() {
    RawServer.Reply rest =
        RawServer.http(
            206,
            "image/jpeg",
            Arrays.copyOfRange(IMAGE, 100_000, IMAGE.length),
            "ETag",
            "\"v1\"",
            "Content-Range",
            "bytes 100000-299999/300000");

    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(() -> downloadAtMost(250_000, unannounced(200, 0, 100_000), rest))
        .withMessageContaining("the result is longer than 250000 bytes")
        .withNoCause();
  }

  @Test
  void refusesARestThatBecomesTooLong() {
    assertThatExceptionOfType(MalformedResponseException.class)
        .isThrownBy(
            () ->
                downloadAtMost(
                    250_000, unannounced(200, 0, 100_000), unannounced(206, 100_000, 300_000)))
        .withMessageContaining("the result is longer than 250000 bytes");
  }

  @Test
  void aDownloadThatDripsEndsInTime() throws IOException {
    RawServer.Reply drip =
        connection -> {
          connection.write("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n");
          while (!connection.hang(ofMillis(20))) {
            connection.write("x");
          }
        };
    try (RawServer server = RawServer.of(drip);
        TryOnClient client = Jobs.client(server).downloadTimeout(ofMillis(300)).build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.downloadResult(job(server), folder.resolve("image.jpg")))
          .withMessageContaining("timed out")
          .withMessageContaining("300 ms");
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void aDownloadMayTakeLongerThanARequestAsLongAsBytesCome() {
    RawServer.Reply slow =
        connection -> {
          connection.write(
              "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 40\r\n\r\n");
          for (int i = 0; i < 40 && !connection.hang(ofMillis(20)); i++) {
            connection.write("x");
          }
        };
    try (RawServer server = RawServer.of(slow);
        TryOnClient client = persistent(server, ofMillis(500))) {
      assertThat(client.downloadResult(job(server), folder.resolve("image.jpg")))
          .hasContent("x".repeat(40));
    }
  }

  @Test
  void aDownloadThatStallsIsRetried() {
    RawServer.Reply stall =
        connection -> {
          connection.write("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\nx");
          connection.awaitEnd();
        };
    try (RawServer server = RawServer.of(stall, image(IMAGE));
        TryOnClient client = persistent(server, ofMillis(250))) {
      assertThat(client.downloadResult(job(server), folder.resolve("image.jpg")))
          .hasBinaryContent(IMAGE);
    }
  }

  private TryOnClient persistent(RawServer server, Duration requestTimeout) {
    return client(server)
        .requestTimeout(requestTimeout)
        .retryPolicy(RetryPolicy.defaults().withMaxAttempts(100))
        .build();
  }

  @Test
  void waitsForALimitedServerNoLongerThanADownloadMayTake() {
    try (RawServer server =
            RawServer.of(RawServer.http(429, "", "", "Retry-After", "61"), image(IMAGE));
        TryOnClient client = client(server).downloadTimeout(ofSeconds(61)).build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> client.downloadResult(job(server), folder.resolve("image.jpg")));
      assertThat(time.pauses()).isEmpty();
    }
  }
}
