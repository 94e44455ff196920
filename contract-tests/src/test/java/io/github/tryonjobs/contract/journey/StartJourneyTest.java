package io.github.tryonjobs.contract.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.tryonjobs.client.ApiErrorCode;
import io.github.tryonjobs.client.GarmentMode;
import io.github.tryonjobs.client.InsufficientCreditsException;
import io.github.tryonjobs.client.InvalidInputException;
import io.github.tryonjobs.client.JobFailedException;
import io.github.tryonjobs.client.PollingPolicy;
import io.github.tryonjobs.client.RateLimitedException;
import io.github.tryonjobs.client.StartOutcomeUnknownException;
import io.github.tryonjobs.client.TryOnCancellation;
import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.client.TryOnImage;
import io.github.tryonjobs.client.TryOnInput;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnJobErrorCode;
import io.github.tryonjobs.client.TryOnStart;
import io.github.tryonjobs.contract.verify.FakeServer;
import io.github.tryonjobs.mock.MockAccount;
import io.github.tryonjobs.mock.TryOnMockServer;
import io.github.tryonjobs.mock.junit.MockApiKey;
import io.github.tryonjobs.mock.junit.TryOnMockTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole life of a job, with client and mock server together. */
@TryOnMockTest
class StartJourneyTest {

  private static final PollingPolicy IMPATIENT =
      PollingPolicy.defaults().withMaxInterval(Duration.ofMillis(1));

  private final MockAccount account;
  private final TryOnClient client;

  StartJourneyTest(TryOnMockServer mock, @MockApiKey String key) {
    account = mock.account(key);
    client = client(Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    client.close();
  }

  private TryOnClient client(Duration startTimeout) {
    return TryOnClient.builder()
        .baseUri(account.server().baseUri())
        .apiKey(account.apiKey())
        .pollingPolicy(IMPATIENT)
        .startTimeout(startTimeout)
        .build();
  }

  private static TryOnInput input(String garment) {
    return TryOnInput.builder()
        .personImage(URI.create("https://images.example.com/person.jpg"))
        .garmentImage(URI.create("https://images.example.com/" + garment + ".jpg"))
        .garmentMode(GarmentMode.UPPER)
        .build();
  }

  @Test
  void startsPollsAndDownloads(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("image.jpg");

    client.downloadResult(client.tryOn(input("pending*2,running,completed")), file);

    assertThat(ImageIO.read(file.toFile())).isNotNull();
    assertThat(account.starts()).hasSize(1);
    assertThat(account.requests()).hasSize(5);
  }

  @Test
  void startsPollsAndDownloadsWithoutWaiting(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("image.jpg");

    client
        .tryOnAsync(input("pending*2,running,completed"))
        .thenCompose(result -> client.downloadResultAsync(result, file))
        .join();

    assertThat(ImageIO.read(file.toFile())).isNotNull();
    assertThat(account.starts()).hasSize(1);
  }

  @Test
  void sendsImagesThatAreFiles() {
    byte[] image = FakeServer.image("jpg");
    TryOnInput input =
        TryOnInput.builder()
            .personImage(TryOnImage.of(image, "person.jpg"))
            .garmentImage(TryOnImage.of(image, "running,completed.jpg"))
            .build();

    assertThat(client.tryOn(input).resultUrl()).isNotNull();
    assertThat(account.starts().get(0).input().images())
        .allSatisfy(sent -> assertThat(sent.bytes()).isEqualTo(image.length));
  }

  @Test
  void waitsForTheResult() {
    TryOnStart start = client.startJob(input("pending,completed").withWaitForResult(true));

    assertThat(start).isInstanceOf(TryOnStart.Completed.class);
  }

  @Test
  void startsPollsAndCancels() {
    String id = ((TryOnStart.Started) client.startJob(input("pending,running"))).jobId();

    assertThat(client.getJob(id)).isInstanceOf(TryOnJob.Pending.class);
    assertThat(client.cancelJob(id)).isInstanceOf(TryOnCancellation.Cancelled.class);
    assertThatExceptionOfType(JobFailedException.class)
        .isThrownBy(() -> client.awaitJob(id))
        .satisfies(e -> assertThat(e.error().code()).isEqualTo(TryOnJobErrorCode.JOB_CANCELLED));
    assertThat(client.cancelJob(id))
        .isInstanceOfSatisfying(
            TryOnCancellation.AlreadyFinished.class,
            it -> assertThat(it.error().code()).isEqualTo(ApiErrorCode.JOB_FINISHED));
  }

  @Test
  void startsPollsAndCancelsWithoutWaiting() {
    TryOnJob job =
        client
            .startJobAsync(input("pending,running"))
            .thenApply(start -> ((TryOnStart.Started) start).jobId())
            .thenCompose(
                id ->
                    client
                        .getJobAsync(id)
                        .thenCompose(pending -> client.cancelJobAsync(id))
                        .thenCompose(cancelled -> client.getJobAsync(id)))
            .join();

    assertThat(job)
        .isInstanceOfSatisfying(
            TryOnJob.Failed.class,
            it -> assertThat(it.error().code()).isEqualTo(TryOnJobErrorCode.JOB_CANCELLED));
  }

  @Test
  void cannotCancelWhatIsCompleted() {
    String id = ((TryOnStart.Started) client.startJob(input("completed"))).jobId();
    client.awaitJob(id);

    assertThat(client.cancelJob(id)).isInstanceOf(TryOnCancellation.AlreadyFinished.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MALFORMED_IMAGE", "RESOLUTION_TOO_HIGH", "UNKNOWN_FOREGROUND"})
  void learnsWhyAnInputIsRefused(ApiErrorCode code) {
    String refusal = "start-400:" + code.name().toLowerCase(java.util.Locale.ROOT);

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> client.startJob(input(refusal)))
        .satisfies(e -> assertThat(e.errorCode()).isEqualTo(code));
  }

  @Test
  void learnsThatTheCreditsAreUsedUp() {
    account.credits("1");
    client.startJob(input("completed"));

    assertThatExceptionOfType(InsufficientCreditsException.class)
        .isThrownBy(() -> client.startJob(input("completed")));
  }

  @Test
  void startsAgainAfterTooManyRequests() {
    account.startOutcomes("429:0,started");

    assertThat(client.startJob(input("completed"))).isInstanceOf(TryOnStart.Started.class);
    assertThat(account.starts()).hasSize(2);
  }

  @Test
  void isToldWhenToStartAgain() {
    account.startOutcomes("429:3600");

    assertThatExceptionOfType(RateLimitedException.class)
        .isThrownBy(() -> client.startJob(input("completed")))
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "502", "reset", "truncated", "malformed", "empty"})
  void doesNotRepeatAStartWhoseOutcomeIsUnknown(String answer) {
    account.startOutcomes(answer + ",started");

    assertThatExceptionOfType(StartOutcomeUnknownException.class)
        .isThrownBy(() -> client.startJob(input("completed")));
    assertThat(account.starts()).hasSize(1);
  }

  @Test
  void doesNotRepeatAStartThatTakesTooLong() {
    account.startOutcomes("stall,started");
    try (TryOnClient hasty = client(Duration.ofSeconds(2))) {
      assertThatExceptionOfType(StartOutcomeUnknownException.class)
          .isThrownBy(() -> hasty.startJob(input("completed").withWaitForResult(true)));
    }
    assertThat(account.starts()).hasSize(1);
  }
}
