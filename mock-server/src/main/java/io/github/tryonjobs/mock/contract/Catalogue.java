package io.github.tryonjobs.mock.contract;

import static io.github.tryonjobs.mock.contract.OwnJson.JSON;

import io.github.tryonjobs.mock.generated.TryOnJobsApi.CancelTryOnJobResponse;
import io.github.tryonjobs.mock.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.mock.generated.TryOnJobsApi.StartTryOnResponse;
import io.github.tryonjobs.mock.scenario.Languages;
import io.github.tryonjobs.mock.scenario.ScenarioParser;
import io.github.tryonjobs.mock.scenario.Undocumented;
import io.github.tryonjobs.mock.state.Operation;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Every response that the contract shows as a named example, by its operation and by the outcome
 * that stands for it in a scenario. Immutable and safe for use by several threads.
 */
public final class Catalogue {

  private static final String RESOURCE = "/META-INF/openapi/try-on-jobs.json";

  private static final String IMAGE_LIMITS = "/components/schemas/TryOnForm/x-image-limits";

  private final Examples<StartTryOnResponse> starts;
  private final Examples<GetTryOnJobResponse> jobs;
  private final Examples<CancelTryOnJobResponse> cancels;
  private final String exampleJobId;
  private final Languages languages;
  private final ImageLimits imageLimits;

  private static final class OfContract {
    static final Catalogue CATALOGUE = OwnClassLoader.with(() -> read(RESOURCE));
  }

  record ImageLimits(long bytes, int leastPixels, int mostPixels) {}

  private Catalogue(Map<String, JsonObject> operations, JsonObject limits) {
    imageLimits =
        new ImageLimits(
            limits.getInt("bytes"), limits.getInt("least-pixels"), limits.getInt("most-pixels"));
    starts = new Examples<>(operation(operations, Operation.START), StartTryOnResponse::of);
    jobs = new Examples<>(operation(operations, Operation.STATUS), GetTryOnJobResponse::of);
    cancels = new Examples<>(operation(operations, Operation.CANCEL), CancelTryOnJobResponse::of);
    JsonObject status = operation(operations, Operation.STATUS);
    exampleJobId = status.getJsonArray("parameters").getJsonObject(0).getString("example");
    languages =
        new Languages(
            new ScenarioParser(jobs.outcomes(), any -> true),
            new ScenarioParser(starts.outcomes(), Undocumented::isOfAnyOperation),
            new ScenarioParser(cancels.outcomes(), Undocumented::isOfAnyOperation),
            Map.of(
                Operation.START.id(), scenarios(starts, Catalogue::ofImage),
                Operation.STATUS.id(), scenarios(jobs, Catalogue::ofJob),
                Operation.CANCEL.id(), scenarios(cancels, Catalogue::ofJobToCancel)));
  }

  private static Map<String, String> scenarios(Examples<?> examples, UnaryOperator<String> of) {
    Map<String, String> scenarios = new LinkedHashMap<>(examples.outcomesByExample());
    scenarios.replaceAll((example, outcome) -> of.apply(outcome));
    return Collections.unmodifiableMap(scenarios);
  }

  /** Where the API key is what is wrong, nothing is wrong with the image or job. */
  private static String ofImage(String outcome) {
    return outcome.equals("401") ? "start-started" : "start-" + outcome;
  }

  private static String ofJob(String outcome) {
    return outcome.equals("401") ? "completed" : outcome;
  }

  private static String ofJobToCancel(String outcome) {
    return switch (outcome) {
      case "cancelled", "401" -> "pending";
      case "409" -> "completed";
      default -> outcome;
    };
  }

  private static JsonObject operation(Map<String, JsonObject> operations, Operation operation) {
    return Objects.requireNonNull(operations.get(operation.id()), operation.id());
  }

  /** Returns the catalogue of the contract, which is read once for all servers. */
  public static Catalogue ofContract() {
    return OfContract.CATALOGUE;
  }

  private static Catalogue read(String resource) {
    byte[] document = ClassPathFile.read(Catalogue.class, resource);
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(document))) {
      JsonObject contract = reader.readObject();
      Map<String, JsonObject> operations = new HashMap<>();
      for (JsonValue path : contract.getJsonObject("paths").values()) {
        for (JsonValue method : path.asJsonObject().values()) {
          JsonObject operation = method.asJsonObject();
          operations.put(operation.getString("operationId"), operation);
        }
      }
      return new Catalogue(operations, contract.getValue(IMAGE_LIMITS).asJsonObject());
    } catch (RuntimeException e) {
      throw new IllegalStateException("the contract cannot be used: " + e.getMessage(), e);
    }
  }

  Examples<StartTryOnResponse> starts() {
    return starts;
  }

  Examples<GetTryOnJobResponse> jobs() {
    return jobs;
  }

  Examples<CancelTryOnJobResponse> cancels() {
    return cancels;
  }

  ImageLimits imageLimits() {
    return imageLimits;
  }

  public Languages languages() {
    return languages;
  }

  /** Reads and writes a response once, so that the first request does not wait for that. */
  public void warmUp() {
    Examples.warmUp(((GetTryOnJobResponse.Status200) jobs.get("completed")).body());
  }

  /** Returns the first outcome of the contract that is a failed job. */
  String firstFailure() {
    return jobs.outcomes().stream()
        .filter(outcome -> outcome.startsWith("failed:"))
        .findFirst()
        .orElseThrow();
  }

  public String exampleJobId() {
    return exampleJobId;
  }
}
