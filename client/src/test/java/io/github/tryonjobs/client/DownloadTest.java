package io.github.tryonjobs.client;

import static io.github.tryonjobs.client.Assets.IMAGE;
import static io.github.tryonjobs.client.Assets.SIGNATURE;
import static io.github.tryonjobs.client.Assets.image;
import static io.github.tryonjobs.client.Assets.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the image of a job is fetched. Time passes only in pauses. */
@Timeout(300)
class DownloadTest extends Downloads {

  DownloadTest(@TempDir Path folder) {
    super(folder);
  }

  @ParameterizedTest
  @EnumSource
  void savesTheImage(Style style) throws IOException {
    try (RawServer server = RawServer.of(image(IMAGE));
        TryOnClient client = client(server).build()) {
      Path target = folder.resolve("image.jpg");

      assertThat(style.of(client).downloadResult(job(server), target)).isEqualTo(target);
      assertThat(target).hasBinaryContent(IMAGE);
      assertThat(files()).as("nothing else is left").containsExactly("image.jpg");
    }
  }

  @Test
  void sendsNoApiKeyAndTheLinkAsItIs() {
    try (RawServer server = RawServer.of(image(IMAGE));
        TryOnClient client = client(server).build()) {
      client.downloadResult(job(server), folder.resolve("image.jpg"));

      RawServer.Request request = server.requests().get(0);
      assertThat(request.target()).isEqualTo("/a%20b/i.jpg?" + SIGNATURE);
      assertThat(request.headers()).doesNotContainKey("X-API-KEY");
      assertThat(request.headers().values()).noneMatch(value -> value.contains(Jobs.KEY));
    }
  }

  @Test
  void replacesAFileThatIsThere() throws IOException {
    Path target = Files.writeString(folder.resolve("image.jpg"), "old");
    download(image(IMAGE));

    assertThat(target).hasBinaryContent(IMAGE);
  }

  @Test
  void keepsAFileThatIsThereIfTheDownloadFails() throws IOException {
    Path target = Files.writeString(folder.resolve("image.jpg"), "old");
    assertThatExceptionOfType(ResultExpiredException.class)
        .isThrownBy(() -> download(RawServer.http(403, "application/xml", "<Error/>")));

    assertThat(target).hasContent("old");
    assertThat(files()).containsExactly("image.jpg");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410})
  void saysThatTheLinkHasExpired(int status) {
    assertThatExceptionOfType(ResultExpiredException.class)
        .isThrownBy(() -> download(RawServer.http(status, "application/xml", "<Expired/>")))
        .withMessageStartingWith(
            "job a: the link to the image has expired or is wrong: its server answered " + status)
        .withMessageEndingWith("/a%20b/i.jpg)")
        .satisfies(e -> assertThat(e.response().body()).isEqualTo("<Expired/>"));
    assertThat(time.pauses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json", "", "imagination/jpeg"})
  void refusesWhatIsNoImage(String contentType) throws IOException {
    assertThatExceptionOfType(UndocumentedResponseException.class)
        .isThrownBy(() -> download(RawServer.http(200, contentType, IMAGE)))
        .withMessageContaining(
            (contentType.isEmpty()
                    ? "it has no content type"
                    : "its content type is " + contentType)
                + ", but an image was expected");
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "IMAGE/JPEG; x=y", "application/octet-stream"})
  void takesAnyImageAndWhatHasNoType(String contentType) {
    download(RawServer.http(200, contentType, IMAGE));

    assertThat(folder.resolve("image.jpg")).hasBinaryContent(IMAGE);
  }

  @Test
  void noMessageHasTheSignature() {
    RawServer.Reply echo =
        RawServer.http(500, "text/plain", "GET /i.jpg?" + SIGNATURE, "X-Echo", SIGNATURE);

    assertThatExceptionOfType(UndocumentedResponseException.class)
        .isThrownBy(() -> download(echo))
        .satisfies(
            e -> {
              assertThat(e).hasMessageNotContaining("0123456789abcdef");
              assertThat(e.request().toString()).doesNotContain("0123456789abcdef");
              assertThat(e.response().body()).isEqualTo("GET /i.jpg?[redacted]");
              assertThat(e.response().header("x-echo")).contains("[redacted]");
            });
  }

  @ParameterizedTest
  @EnumSource
  void saysThatTheFileCannotTakeItsName(Style style) throws IOException {
    Path target = folder.resolve("image.jpg");
    RawServer.Reply hostile =
        connection -> {
          Files.createDirectories(target.resolve("in the way"));
          image(IMAGE).write(connection);
        };
    try (RawServer server = RawServer.of(hostile);
        TryOnClient client = client(server).build()) {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> style.of(client).downloadResult(job(server), target))
          .withMessageStartingWith("cannot write to " + target + ": ");
      assertThat(files()).as("what is left").containsExactly("image.jpg");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "jar:file:/x!/y", "ftp://h/i.jpg", "/i.jpg"})
  void refusesALinkThatIsNotHttp(String link) {
    TryOnJob.Completed job = new TryOnJob.Completed("a", URI.create(link));
    try (TryOnClient client = TryOnClient.builder().apiKey(Jobs.KEY).build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.downloadResult(job, folder.resolve("image.jpg")))
          .withMessage(
              "Completed[id=a, resultUrl=" + link + "] must have an http or https URL with a host");
      assertThatIllegalArgumentException().isThrownBy(() -> client.openResult(job));
    }
  }

  @Test
  void tellsHowMuchHasCome() {
    RecordingListener listener = new RecordingListener();
    try (RawServer server = RawServer.of(image(IMAGE));
        TryOnClient client = client(server).listener(listener).build()) {
      client.downloadResult(job(server), folder.resolve("image.jpg"));

      List<TryOnListener.Download> parts = listener.all(TryOnListener.Download.class);
      assertThat(parts).hasSizeBetween(2, 6);
      assertThat(parts).isSortedAccordingTo(java.util.Comparator.comparing(d -> d.bytes()));
      assertThat(parts)
          .allSatisfy(part -> assertThat(part.total()).hasValue(IMAGE.length))
          .allSatisfy(part -> assertThat(part.jobId()).isEqualTo("a"));
      assertThat(parts.get(parts.size() - 1).bytes()).isEqualTo(IMAGE.length);
      for (int i = 1; i < parts.size() - 1; i++) {
        assertThat(parts.get(i).bytes() - parts.get(i - 1).bytes()).isGreaterThanOrEqualTo(65_536);
      }
    }
  }

  @Test
  void tellsTheOutcome() throws InterruptedException {
    RecordingListener listener = new RecordingListener();
    try (RawServer server = RawServer.of(image(IMAGE));
        TryOnClient client = client(server).listener(listener).build()) {
      TryOnJob.Completed job = job(server);
      client.downloadResult(job, folder.resolve("image.jpg"));

      assertThat(listener.await(TryOnListener.Outcome.class))
          .isEqualTo(
              new TryOnListener.Outcome(
                  TryOnListener.Operation.DOWNLOAD_RESULT, "a", job, 1, Duration.ZERO, null));
    }
  }
}
