package io.github.tryonjobs.contract.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.tryonjobs.client.AuthenticationException;
import io.github.tryonjobs.client.JobFailedException;
import io.github.tryonjobs.client.JobNotFoundException;
import io.github.tryonjobs.client.PollTimeoutException;
import io.github.tryonjobs.client.PollingPolicy;
import io.github.tryonjobs.client.RateLimitedException;
import io.github.tryonjobs.client.ResultExpiredException;
import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnJobErrorCode;
import io.github.tryonjobs.client.UndocumentedResponseException;
import io.github.tryonjobs.mock.TryOnMockServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application developer does with client and mock server together. */
class JourneyTest {

  private static final PollingPolicy IMPATIENT =
      PollingPolicy.defaults().withMaxInterval(Duration.ofMillis(1));

  private static TryOnMockServer mock;
  private static TryOnClient client;

  @BeforeAll
  static void start() {
    mock = TryOnMockServer.start();
    client = client("sk_journey");
  }

  @AfterAll
  static void stop() {
    client.close();
    mock.close();
  }

  @Test
  void waitsForAJobAndGetsItsImage(@TempDir Path folder) throws IOException {
    TryOnJob.Completed job = client.awaitJob("pending*2,running,completed", IMPATIENT);
    Path file = folder.resolve("image.jpg");

    client.downloadResult(job, file);

    assertThat(ImageIO.read(file.toFile())).isNotNull();
  }

  @Test
  void learnsThatALinkHasExpired(@TempDir Path folder) {
    try (TryOnMockServer other = TryOnMockServer.start();
        TryOnClient late =
            TryOnClient.builder().baseUri(other.baseUri()).apiKey("sk_late").build()) {
      TryOnJob.Completed job = late.awaitJob("completed");
      other.clock().advance(Duration.ofHours(1));

      assertThatExceptionOfType(ResultExpiredException.class)
          .isThrownBy(() -> late.downloadResult(job, folder.resolve("image.jpg")));
    }
  }

  @Test
  void asksOncePerStep() {
    String id = mock.createJob("pending,running,completed");

    assertThat(client.getJob(id)).isInstanceOf(TryOnJob.Pending.class);
    assertThat(client.getJob(id)).isInstanceOf(TryOnJob.Running.class);
    assertThat(client.getJob(id)).isInstanceOf(TryOnJob.Completed.class);
  }

  @Test
  void learnsWhyAJobFailed() {
    assertThatExceptionOfType(JobFailedException.class)
        .isThrownBy(() -> client.awaitJob("running,failed:content_filter_error", IMPATIENT))
        .satisfies(
            e -> assertThat(e.error().code()).isEqualTo(TryOnJobErrorCode.CONTENT_FILTER_ERROR));
  }

  @Test
  void givesUpOnAJobThatDoesNotEnd() {
    assertThatExceptionOfType(PollTimeoutException.class)
        .isThrownBy(() -> client.awaitJob("running", IMPATIENT.withMaxPolls(3)))
        .satisfies(e -> assertThat(e.lastJob()).contains(new TryOnJob.Running("running")));
  }

  @Test
  void isToldWhenToTryAgain() {
    assertThatExceptionOfType(RateLimitedException.class)
        .isThrownBy(() -> client.getJob("429:70"))
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(70)));
  }

  @Test
  void stopsAtOnceForAJobThatDoesNotExist() {
    assertThatExceptionOfType(JobNotFoundException.class)
        .isThrownBy(() -> client.awaitJob("6ba7b810-0000-0000-0000-000000000000", IMPATIENT));
  }

  @Test
  void stopsAtOnceWithAWrongKey() {
    try (TryOnClient stranger = client("wrong")) {
      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> stranger.awaitJob("completed", IMPATIENT));
    }
  }

  @Test
  void doesNotTakeAnErrorOfTheMockForAnAnswerOfTheApi() {
    assertThatExceptionOfType(UndocumentedResponseException.class)
        .isThrownBy(() -> client.getJob("pending*"))
        .satisfies(e -> assertThat(e.response().body()).contains("expected a number of polls"));
  }

  private static TryOnClient client(String apiKey) {
    return TryOnClient.builder().baseUri(mock.baseUri()).apiKey(apiKey).build();
  }
}
