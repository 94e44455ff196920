package io.github.tryonjobs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is set for one call, and which responses are tried again. */
@Timeout(300)
class CallSettingsTest {

  private final FakeTime time = new FakeTime();

  @Test
  void aRequestTimeoutCanBeSetForOneCall() {
    try (RawServer server = RawServer.of(RawServer.Connection::awaitEnd);
        TryOnClient client = Jobs.client(server, time).retryPolicy(RetryPolicy.none()).build()) {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> client.withRequestTimeout(Duration.ofMillis(50)).getJob("a"))
          .withMessageContaining("no complete response within 50 ms");
    }
  }

  @Test
  void aListenerIsToldBesideTheOnesBefore() {
    RecordingListener ofAll = new RecordingListener();
    RecordingListener ofOne = new RecordingListener();
    try (RawServer server = RawServer.of(Jobs.PENDING);
        TryOnClient client = Jobs.client(server, time).listener(ofAll).build()) {
      client.withListener(ofOne).getJob("a");
      client.getJob("a");

      assertThat(ofAll.all()).hasSize(2);
      assertThat(ofOne.all()).hasSize(1);
    }
  }

  @Test
  void aPollingPolicyHoldsForOneCall() {
    try (RawServer server = RawServer.of(Jobs.PENDING, Jobs.COMPLETED);
        TryOnClient client = Jobs.client(server, time).build()) {
      client.awaitJob("a", PollingPolicy.fixed(Duration.ofSeconds(7)));

      assertThat(time.pauses()).containsExactly(Duration.ofSeconds(7));
    }
  }

  @Test
  void clientsThatShareAreClosedTogether() {
    try (RawServer server = RawServer.of(Jobs.PENDING)) {
      TryOnClient client = Jobs.client(server, time).build();
      client.withRetryPolicy(RetryPolicy.none()).close();

      assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> client.getJob("a"));
    }
  }

  @Test
  void whatIsTriedAgainCanBeChosen() {
    RetryPolicy policy = RetryPolicy.defaults().withStatuses(Set.of(404));
    try (RawServer server =
            RawServer.of(Jobs.error(404, "not_found"), RawServer.http(503, "", ""));
        TryOnClient client = Jobs.client(server, time).retryPolicy(policy).build()) {
      assertThatExceptionOfType(UndocumentedResponseException.class)
          .isThrownBy(() -> client.getJob("a"));
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void anExpiredLinkIsRenewedOnce(@TempDir Path folder) {
    try (RawServer images = RawServer.of(RawServer.http(403, "", ""), Assets.image(Assets.IMAGE));
        RawServer server = RawServer.of(Jobs.PENDING, completed(images), completed(images));
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThat(client.downloadResult("a", folder.resolve("i.jpg")))
          .hasBinaryContent(Assets.IMAGE);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void aLinkThatExpiresAgainIsNotRenewed(@TempDir Path folder) {
    try (RawServer images = RawServer.of(RawServer.http(403, "", ""));
        RawServer server = RawServer.of(completed(images));
        TryOnClient client = Jobs.client(server, time).build()) {
      assertThat(client.downloadResultAsync("a", folder.resolve("i.jpg")))
          .failsWithin(Duration.ofMinutes(2))
          .withThrowableThat()
          .withCauseInstanceOf(ResultExpiredException.class);
      assertThat(images.requests()).hasSize(2);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void cancellingADownloadByIdCancelsTheCallUnderWay(@TempDir Path folder) {
    Silence silence = new Silence();
    try (RawServer images =
            silence.startAfter("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\nx");
        RawServer server = RawServer.of(completed(images));
        TryOnClient client = Jobs.client(server, time).build()) {
      CompletableFuture<Path> call = client.downloadResultAsync("a", folder.resolve("i.jpg"));
      silence.asked.join();

      call.cancel(true);

      assertThat(call).isCancelled();
      assertThat(silence.left).succeedsWithin(Duration.ofMinutes(2));
      assertThat(folder).isEmptyDirectory();
    }
  }

  private static RawServer.Reply completed(RawServer images) {
    return Jobs.job(
        "{\"job_id\":\"a\",\"status\":\"completed\",\"result_url\":\""
            + images.baseUri()
            + "/i.jpg\"}");
  }
}
