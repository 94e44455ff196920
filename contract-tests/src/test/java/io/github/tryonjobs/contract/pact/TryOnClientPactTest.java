package io.github.tryonjobs.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import au.com.dius.pact.consumer.BaseMockServer;
import au.com.dius.pact.consumer.MockHttpServerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TryOnApiException;
import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client understands every documented answer; what it asked and got becomes the pact. */
class TryOnClientPactTest {

  private static final Contract CONTRACT = Contract.load();
  private static final V4Pact PACT = Interactions.pact(CONTRACT);
  private static BaseMockServer provider;

  static List<NamedExample> examples() {
    return CONTRACT.examples();
  }

  @BeforeAll
  static void start() throws Exception {
    Files.deleteIfExists(Interactions.file());
    provider =
        MockHttpServerKt.mockServer(
            PACT, MockProviderConfig.createDefault("127.0.0.1", PactSpecVersion.V4));
    provider.start();
    provider.waitForServer();
  }

  @AfterAll
  static void writeThePactOfWhatWasAsked() {
    PactVerificationResult result = provider.validateMockServerState(null);
    provider.stop();

    assertThat(result).isInstanceOf(PactVerificationResult.Ok.class);
    PACT.write(Interactions.FOLDER, PactSpecVersion.V4).unwrap();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void understandsTheAnswer(NamedExample example) {
    try (TryOnClient client = client(example)) {
      if (example.status() == 200) {
        assertThat(summary(client.getJob(Interactions.jobId(example)))).isEqualTo(summary(example));
      } else {
        TryOnApiException exception =
            catchThrowableOfType(
                TryOnApiException.class, () -> client.getJob(Interactions.jobId(example)));

        assertThat(exception.status()).isEqualTo(example.status());
        assertThat(exception.rawErrorCode()).isEqualTo(example.errorCode());
        example
            .errorCode()
            .ifPresent(
                code -> assertThat(exception.errorCode().name()).isEqualToIgnoringCase(code));
      }
    }
  }

  private static TryOnClient client(NamedExample example) {
    return TryOnClient.builder()
        .baseUri(URI.create(provider.getUrl()))
        .apiKey(Interactions.apiKey(example))
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  private static String summary(NamedExample example) {
    String id = Interactions.jobId(example);
    return switch (example.jobStatus().orElseThrow()) {
      case "completed" ->
          id + " Completed " + example.body().orElseThrow().path("result_url").asText();
      case "failed" ->
          id
              + " Failed "
              + example.errorCode().orElseThrow()
              + " "
              + example.body().orElseThrow().at("/error/message").asText();
      case "pending" -> id + " Pending";
      case "running" -> id + " Running";
      default -> throw new AssertionError("the test does not know the status of " + example);
    };
  }

  private static String summary(TryOnJob job) {
    String type = job.id() + " " + job.getClass().getSimpleName();
    if (job instanceof TryOnJob.Completed completed) {
      return type + " " + completed.resultUrl();
    }
    if (job instanceof TryOnJob.Failed failed) {
      assertThat(failed.error().code().name()).isEqualToIgnoringCase(failed.error().rawCode());
      return type + " " + failed.error().rawCode() + " " + failed.error().message();
    }
    return type;
  }
}
