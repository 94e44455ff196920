package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi.BodyReader;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every response of one operation that the contract shows as a named example, by the outcome that
 * stands for it in a scenario. Immutable and safe for use by several threads.
 *
 * @param <R> the responses of the operation
 */
final class Examples<R> {

  private final Map<String, Example> byOutcome = new LinkedHashMap<>();
  private final Map<String, String> outcomeByExample = new LinkedHashMap<>();
  private final Map<String, R> read = new ConcurrentHashMap<>();
  private final Decoder<R> decoder;

  /** Makes a response of what stands in the contract. */
  interface Decoder<R> {
    R decode(int status, Function<String, @Nullable String> header, BodyReader body);
  }

  private record Example(int status, Map<String, String> headers, JsonValue body) {}

  private static final class JsonBinding {
    static final Jsonb JSONB = OwnClassLoader.with(JsonbBuilder::create);
  }

  Examples(JsonObject operation, Decoder<R> decoder) {
    this.decoder = decoder;
    for (Map.Entry<String, JsonValue> response : operation.getJsonObject("responses").entrySet()) {
      int status = Integer.parseInt(response.getKey());
      JsonObject documented = response.getValue().asJsonObject();
      Map<String, String> headers = headers(documented);
      Map<String, JsonValue> bodies = bodies(documented);
      bodies.forEach(
          (name, body) ->
              add(
                  name,
                  outcome(status, name, body, bodies.size()),
                  new Example(status, headers, body)));
    }
  }

  private void add(String name, String outcome, Example example) {
    if (byOutcome.put(outcome, example) != null) {
      throw new IllegalStateException("two examples have the outcome " + outcome);
    }
    if (outcomeByExample.put(name, outcome) != null) {
      throw new IllegalStateException("two examples have the name " + name);
    }
  }

  /**
   * Names the response as scenarios do: by the job's status, by the name of another good one, or by
   * the status code, with an error code where there are several to choose from.
   */
  private static String outcome(int status, String name, JsonValue body, int siblings) {
    if (status >= 300) {
      return status + (siblings > 1 ? ":" + body.asJsonObject().getString("error_code") : "");
    }
    JsonObject job = body.asJsonObject();
    JsonObject error = job.getJsonObject("error");
    return job.getString("status", name)
        + (error == null ? "" : ":" + error.getString("error_code"));
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
  private static Map<String, JsonValue> bodies(JsonObject response) {
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

  Set<String> outcomes() {
    return Collections.unmodifiableSet(byOutcome.keySet());
  }

  Map<String, String> outcomesByExample() {
    return Collections.unmodifiableMap(outcomeByExample);
  }

  /** Returns a response, which is read when it is first wanted. */
  R get(String outcome) {
    return read.computeIfAbsent(outcome, this::read);
  }

  private R read(String outcome) {
    Example example = byOutcome.get(outcome);
    if (example == null) {
      throw new IllegalArgumentException("the contract shows no response for " + outcome);
    }
    return decoder.decode(
        example.status,
        example.headers::get,
        new BodyReader() {
          @Override
          public <T> T read(Class<T> type, String mediaType) {
            return JsonBinding.JSONB.fromJson(example.body.toString(), type);
          }
        });
  }

  static void warmUp(Object body) {
    JsonBinding.JSONB.toJson(body);
  }
}
