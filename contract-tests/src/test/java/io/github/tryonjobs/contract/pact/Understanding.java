package io.github.tryonjobs.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TryOnApiException;
import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.contract.NamedExample;
import java.net.URI;
import java.util.function.BiConsumer;

/**
 * Asks a provider for a documented answer, and asserts that the client makes of it what the example
 * shows. Public and without a type of the client in its signature, so that it can be loaded anew
 * with another build of the client.
 */
public final class Understanding implements BiConsumer<URI, NamedExample> {

  @Override
  public void accept(URI provider, NamedExample example) {
    try (TryOnClient client = client(provider, example)) {
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

  /** Returns the id of the job that is asked for. */
  public static String jobId(NamedExample example) {
    return Interactions.jobId(example);
  }

  /** Returns the API key that is sent. */
  public static String apiKey(NamedExample example) {
    return Interactions.apiKey(example);
  }

  private static TryOnClient client(URI provider, NamedExample example) {
    return TryOnClient.builder()
        .baseUri(provider)
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
