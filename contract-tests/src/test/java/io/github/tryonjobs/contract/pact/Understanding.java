package io.github.tryonjobs.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tryonjobs.client.GarmentMode;
import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.StartOutcomeUnknownException;
import io.github.tryonjobs.client.TryOnApiException;
import io.github.tryonjobs.client.TryOnCancellation;
import io.github.tryonjobs.client.TryOnClient;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnImage;
import io.github.tryonjobs.client.TryOnInput;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnStart;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.pact.Interactions.Interaction;
import java.net.URI;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Asks a provider for a documented answer, and asserts that the client makes of it what the example
 * shows. Public and without a type of the client in its signature, so that it can be loaded anew
 * with another build of the client.
 */
public final class Understanding implements BiConsumer<URI, NamedExample> {

  @Override
  public void accept(URI provider, NamedExample example) {
    understands(provider, Interaction.of(example));
  }

  static void understands(URI provider, Interaction interaction) {
    NamedExample example = interaction.example();
    try (TryOnClient client = client(provider, example)) {
      if (example.status() / 100 == 2 || example.status() == 409) {
        assertThat(summary(client, interaction)).isEqualTo(summary(example));
        return;
      }
      TryOnException exception =
          catchThrowableOfType(TryOnException.class, () -> summary(client, interaction));

      if (exception instanceof StartOutcomeUnknownException unknown) {
        assertThat(example.operation().takesJob()).isFalse();
        assertThat(unknown.response().orElseThrow().status()).isEqualTo(500);
        assertThat(example.status()).isEqualTo(500);
      } else {
        assertThat(exception).isInstanceOf(TryOnApiException.class);
        error((TryOnApiException) exception, example);
      }
    }
  }

  private static void error(TryOnApiException exception, NamedExample example) {
    assertThat(exception.status()).isEqualTo(example.status());
    assertThat(exception.rawErrorCode()).isEqualTo(example.errorCode());
    example
        .errorCode()
        .ifPresent(code -> assertThat(exception.errorCode().name()).isEqualToIgnoringCase(code));
  }

  /** Returns the id of the job that is asked for. */
  public static String jobId(NamedExample example) {
    return Interactions.jobId(example);
  }

  /** Returns the fields that a start sends as JSON; none for other requests. */
  public static ObjectNode fields(NamedExample example) {
    return Interaction.of(example).fields();
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

  /** Returns what the client makes of the response. */
  private static String summary(TryOnClient client, Interaction interaction) {
    String id = Interactions.jobId(interaction.example());
    return switch (interaction.example().operation().name()) {
      case "start" -> summary(client.startJob(input(interaction.fields())));
      case "get" -> summary(client.getJob(id));
      case "cancel" -> summary(client.cancelJob(id));
      default -> throw new AssertionError("the test does not know this operation");
    };
  }

  private static TryOnInput input(ObjectNode fields) {
    return new TryOnInput(
        image(fields, "person_image"),
        image(fields, "garment_image"),
        GarmentMode.valueOf(fields.path("garment_mode").asText().toUpperCase(Locale.ROOT)),
        fields.path("preprocess_garment").asBoolean(),
        fields.path("remove_background").asBoolean(),
        fields.path("wait_for_result").asBoolean());
  }

  private static TryOnImage image(ObjectNode fields, String name) {
    return fields.has(name)
        ? TryOnImage.of(Interactions.IMAGE, fields.path(name).asText())
        : TryOnImage.of(URI.create(fields.path(name + "_url").asText()));
  }

  private static String summary(TryOnStart start) {
    return start instanceof TryOnStart.Started started
        ? "Started " + started.jobId()
        : "Completed " + ((TryOnStart.Completed) start).resultUrl();
  }

  private static String summary(TryOnCancellation cancellation) {
    return cancellation instanceof TryOnCancellation.AlreadyFinished finished
        ? finished.jobId() + " AlreadyFinished " + finished.error().rawCode()
        : cancellation.jobId() + " Cancelled";
  }

  private static String summary(NamedExample example) {
    String id = Interactions.jobId(example);
    JsonNode body = example.body().orElseThrow();
    return switch (example.check()) {
      case "start/200/completed" -> "Completed " + body.path("result_url").asText();
      case "start/202/started" -> "Started " + body.path("job_id").asText();
      case "cancel/200/cancelled" -> id + " Cancelled";
      case "cancel/409/job_finished" -> id + " AlreadyFinished job_finished";
      default -> summaryOfJob(id, example, body);
    };
  }

  private static String summaryOfJob(String id, NamedExample example, JsonNode body) {
    return switch (example.jobStatus().orElseThrow()) {
      case "completed" -> id + " Completed " + body.path("result_url").asText();
      case "failed" ->
          id
              + " Failed "
              + example.errorCode().orElseThrow()
              + " "
              + body.at("/error/message").asText();
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
