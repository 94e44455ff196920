package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi.BodyReader;
import io.github.tryonjobs.mock.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.mock.resource.ClassPathFile;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every answer that the contract shows as a named example, by the outcome that stands for it in a
 * scenario. Immutable.
 */
public final class Answers {

  private static final String RESOURCE = "/META-INF/openapi/try-on-job-status.json";

  private final Map<String, GetTryOnJobResponse> byOutcome = new LinkedHashMap<>();
  private final Map<String, String> outcomeByExample = new LinkedHashMap<>();
  private final String exampleJobId;

  private Answers(JsonObject operation, Jsonb jsonb) {
    exampleJobId = operation.getJsonArray("parameters").getJsonObject(0).getString("example");
    for (Map.Entry<String, JsonValue> response : operation.getJsonObject("responses").entrySet()) {
      int status = Integer.parseInt(response.getKey());
      JsonObject documented = response.getValue().asJsonObject();
      Map<String, String> headers = headers(documented);
      examples(documented)
          .forEach(
              (name, body) ->
                  add(name, GetTryOnJobResponse.of(status, headers::get, read(body, jsonb))));
    }
  }

  /**
   * Reads the contract.
   *
   * @throws IllegalStateException if the contract is not on the class path or cannot be used
   */
  public static Answers ofContract() {
    byte[] document = ClassPathFile.read(Answers.class, RESOURCE);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(document))) {
      JsonObject paths = reader.readObject().getJsonObject("paths");
      JsonObject path = paths.values().iterator().next().asJsonObject();
      return new Answers(path.getJsonObject("get"), JsonbBuilder.create());
    } catch (RuntimeException e) {
      throw new IllegalStateException("the contract cannot be used: " + e.getMessage(), e);
    }
  }

  private void add(String example, GetTryOnJobResponse answer) {
    String outcome = answer.accept(new OutcomeName());
    if (byOutcome.put(outcome, answer) != null) {
      throw new IllegalStateException(
          "two examples would answer "
              + outcome
              + "; tell them apart in "
              + OutcomeName.class.getName());
    }
    if (outcomeByExample.put(example, outcome) != null) {
      throw new IllegalStateException("two examples have the name " + example);
    }
  }

  private static Map<String, String> headers(JsonObject response) {
    Map<String, String> examples = new LinkedHashMap<>();
    response
        .getOrDefault("headers", JsonValue.EMPTY_JSON_OBJECT)
        .asJsonObject()
        .forEach((name, header) -> examples.put(name, header.asJsonObject().getString("example")));
    return examples;
  }

  /** The examples of a response without content have no body, and what they have is never read. */
  private static Map<String, JsonValue> examples(JsonObject response) {
    JsonObject content = response.getJsonObject("content");
    if (content == null) {
      return response.getJsonObject("x-examples");
    }
    Map<String, JsonValue> bodies = new LinkedHashMap<>();
    JsonObject mediaType = content.values().iterator().next().asJsonObject();
    mediaType
        .getJsonObject("examples")
        .forEach((name, example) -> bodies.put(name, example.asJsonObject().get("value")));
    return bodies;
  }

  private static BodyReader read(JsonValue body, Jsonb jsonb) {
    return new BodyReader() {
      @Override
      public <T> T read(Class<T> type, String mediaType) {
        return jsonb.fromJson(body.toString(), type);
      }
    };
  }

  /** Returns all outcomes, in the order of the contract. */
  public Set<String> outcomes() {
    return Collections.unmodifiableSet(byOutcome.keySet());
  }

  /**
   * Returns the outcome that a job must have to be answered as an example shows, by the example's
   * name. Where the API key is what is wrong, nothing is wrong with the job.
   */
  public Map<String, String> outcomesOfJobs() {
    Map<String, String> outcomes = new LinkedHashMap<>(outcomeByExample);
    outcomes.replaceAll(
        (example, outcome) ->
            outcome.equals(OutcomeName.UNAUTHORIZED) ? OutcomeName.COMPLETED : outcome);
    return Collections.unmodifiableMap(outcomes);
  }

  /**
   * Returns an answer.
   *
   * @throws IllegalArgumentException if there is no such outcome
   */
  GetTryOnJobResponse get(String outcome) {
    @Nullable GetTryOnJobResponse answer = byOutcome.get(outcome);
    if (answer == null) {
      throw new IllegalArgumentException("the contract shows no answer for " + outcome);
    }
    return answer;
  }

  /** Returns the job id that the contract gives as an example. */
  public String exampleJobId() {
    return exampleJobId;
  }
}
