package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Assets.IMAGE;
import static io.github.tryonjobs.client.Assets.broken;
import static io.github.tryonjobs.client.Assets.bytes;
import static io.github.tryonjobs.client.Assets.image;
import static io.github.tryonjobs.client.Assets.job;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a transfer of an image goes on when it breaks. Time passes only in pauses. */
@Timeout(300)
class ResumedDownloadTest extends Downloads {

  ResumedDownloadTest(@TempDir Path folder) {
    super(folder);
  }

  @Test
  void aRefusalThatBreaksOffIsRetried() {
    RawServer.Reply cut =
        RawServer.raw("HTTP/1.1 403 Forbidden\r\nContent-Length: 99\r\n\r\n<Error>");

    download(cut, image(IMAGE));

    assertThat(folder.resolve("image.jpg")).hasBinaryContent(IMAGE);
  }

  @ParameterizedTest
  @EnumSource
  void retriesWhatMayPass(Style style) {
    try (RawServer server = RawServer.of(RawServer.http(503, "", ""), image(IMAGE));
        TryOnClient client = client(server).build()) {
      style.of(client).downloadResult(job(server), folder.resolve("image.jpg"));

      assertThat(time.pauses()).containsExactly(ofMillis(500));
    }
  }

  /** A server need not repeat the type: RFC 9110, section 15.3.7. */
  @ParameterizedTest
  @CsvSource({"SYNC, image/jpeg", "ASYNC, ''"})
  void goesOnWhereATransferBroke(Style style, String contentType) {
    try (RawServer server =
            RawServer.of(
                broken(IMAGE, 100_000, "\"v1\""),
                RawServer.http(
                    206,
                    contentType,
                    Arrays.copyOfRange(IMAGE, 100_000, IMAGE.length),
                    "ETag",
                    "\"v1\"",
                    "Content-Range",
                    "bytes 100000-299999/300000"));
        TryOnClient client = client(server).build()) {
      style.of(client).downloadResult(job(server), folder.resolve("image.jpg"));

      assertThat(folder.resolve("image.jpg")).hasBinaryContent(IMAGE);
      assertThat(server.requests().get(0).headers()).doesNotContainKey("Range");
      assertThat(server.requests().get(1).headers())
          .containsEntry("Range", "bytes=100000-")
          .containsEntry("If-Range", "\"v1\"");
    }
  }

  @Test
  void beginsAnewIfTheServerSendsTheWholeImageAgain() {
    byte[] other = bytes(50_000);

    download(broken(IMAGE, 100_000, "\"v1\""), image(other));

    assertThat(folder.resolve("image.jpg")).hasBinaryContent(other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"v1\"", "", "v1"})
  void beginsAnewIfNothingSaysThatTwoPartsBelongTogether(String etag) {
    try (RawServer server = RawServer.of(broken(IMAGE, 100_000, etag), image(IMAGE));
        TryOnClient client = client(server).build()) {
      client.downloadResult(job(server), folder.resolve("image.jpg"));

      assertThat(folder.resolve("image.jpg")).hasBinaryContent(IMAGE);
      assertThat(server.requests().get(1).headers()).doesNotContainKeys("Range", "If-Range");
    }
  }

  @Test
  void asksForTheWholeImageIfTheRestCannotBeHad() {
    RawServer.Reply notSatisfiable = RawServer.http(416, "", "");
    try (RawServer server =
            RawServer.of(broken(IMAGE, 100_000, "\"v1\""), notSatisfiable, image(IMAGE));
        TryOnClient client = client(server).build()) {
      client.downloadResult(job(server), folder.resolve("image.jpg"));

      assertThat(folder.resolve("image.jpg")).hasBinaryContent(IMAGE);
      assertThat(server.requests().get(1).headers()).containsKey("Range");
      assertThat(server.requests().get(2).headers()).doesNotContainKeys("Range", "If-Range");
    }
  }

  @Test
  void givesUpOnATransferThatAlwaysBreaks() throws IOException {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> download(broken(IMAGE, 10, "")))
        .withMessageContaining("the result broke off after 10 of 300000 bytes: ")
        .withMessageEndingWith(", after 4 attempts)")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(3));
    assertThat(files()).isEmpty();
  }
}
