package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi.BodyReader;
import io.github.tryonjobs.mock.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.ScenarioParser;
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
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every response that the contract shows as a named example, by the outcome that stands for it in a
 * scenario. Immutable and safe for use by several threads.
 */
public final class Catalogue {

  private static final String RESOURCE = "/META-INF/openapi/try-on-job-status.json";
  private static final String UNAUTHORIZED = "401";

  private final Map<String, Example> byOutcome = new LinkedHashMap<>();
  private final Map<String, String> outcomeByExample = new LinkedHashMap<>();
  private final Map<String, GetTryOnJobResponse> read = new ConcurrentHashMap<>();
  private final String exampleJobId;
  private final ScenarioParser parser;

  /** An example as it stands in the contract. */
  private record Example(int status, Map<String, String> headers, JsonValue body) {

    /**
     * Names the response as scenarios do: by the job's status or the status code, with an error
     * code where there are several to choose from.
     */
    String outcome() {
      if (status == 200) {
        JsonObject job = body.asJsonObject();
        JsonObject error = job.getJsonObject("error");
        return job.getString("status") + (error == null ? "" : ":" + error.getString("error_code"));
      }
      return status + (status == 400 ? ":" + body.asJsonObject().getString("error_code") : "");
    }

    /** Reads the body only now: at a start, most of them are not wanted. */
    GetTryOnJobResponse response() {
      return GetTryOnJobResponse.of(
          status,
          headers::get,
          new BodyReader() {
            @Override
            public <T> T read(Class<T> type, String mediaType) {
              return JsonBinding.JSONB.fromJson(body.toString(), type);
            }
          });
    }
  }

  private static final class JsonBinding {
    static final Jsonb JSONB = JsonbBuilder.create();
  }

  private static final class OfContract {
    static final Catalogue CATALOGUE = read(RESOURCE);
  }

  private Catalogue(JsonObject operation) {
    exampleJobId = operation.getJsonArray("parameters").getJsonObject(0).getString("example");
    for (Map.Entry<String, JsonValue> response : operation.getJsonObject("responses").entrySet()) {
      int status = Integer.parseInt(response.getKey());
      JsonObject documented = response.getValue().asJsonObject();
      Map<String, String> headers = headers(documented);
      examples(documented).forEach((name, body) -> add(name, new Example(status, headers, body)));
    }
    parser = new ScenarioParser(byOutcome.keySet());
  }

  /**
   * Returns the catalogue of the contract, which is read once for all servers.
   *
   * @throws LinkageError if the contract is not on the class path or cannot be used
   */
  public static Catalogue ofContract() {
    return OfContract.CATALOGUE;
  }

  private static Catalogue read(String resource) {
    byte[] document = ClassPathFile.read(Catalogue.class, resource);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(document))) {
      JsonObject paths = reader.readObject().getJsonObject("paths");
      JsonObject path = paths.values().iterator().next().asJsonObject();
      return new Catalogue(path.getJsonObject("get"));
    } catch (RuntimeException e) {
      throw new IllegalStateException("the contract cannot be used: " + e.getMessage(), e);
    }
  }

  private void add(String name, Example example) {
    if (byOutcome.put(example.outcome(), example) != null) {
      throw new IllegalStateException("two examples would answer " + example.outcome());
    }
    if (outcomeByExample.put(name, example.outcome()) != null) {
      throw new IllegalStateException("two examples have the name " + name);
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

  /** Returns all outcomes, in the order of the contract. */
  public Set<String> outcomes() {
    return Collections.unmodifiableSet(byOutcome.keySet());
  }

  /** Returns what reads scenarios of these outcomes. */
  public ScenarioParser parser() {
    return parser;
  }

  /**
   * Returns the outcome that a job must have to be answered as an example shows, by the example's
   * name. Where the API key is what is wrong, nothing is wrong with the job.
   */
  public Map<String, String> outcomesOfJobs() {
    Map<String, String> outcomes = new LinkedHashMap<>(outcomeByExample);
    outcomes.replaceAll((example, outcome) -> outcome.equals(UNAUTHORIZED) ? "completed" : outcome);
    return Collections.unmodifiableMap(outcomes);
  }

  /**
   * Returns a response.
   *
   * @throws IllegalArgumentException if there is no such outcome
   */
  GetTryOnJobResponse get(String outcome) {
    return read.computeIfAbsent(
        outcome,
        name -> {
          Example example = byOutcome.get(name);
          if (example == null) {
            throw new IllegalArgumentException("the contract shows no response for " + name);
          }
          return example.response();
        });
  }

  /** Reads and writes a response once, so that the first request does not wait for that. */
  public void warmUp() {
    get("completed").accept(new AnswerForJob("", () -> "", Outcome.of("completed")));
    JsonBinding.JSONB.toJson(((GetTryOnJobResponse.Status200) get("completed")).body());
  }

  /** Returns the first outcome of the contract that is a failed job. */
  String firstFailure() {
    return byOutcome.keySet().stream()
        .filter(outcome -> outcome.startsWith("failed:"))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the job id that the contract gives as an example. */
  public String exampleJobId() {
    return exampleJobId;
  }
}
