package io.github.tryonjobs.mock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs classes of tests as JUnit would, and asks the mock server as a client would. */
final class Samples {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Samples() {}

  static EngineExecutionResults run(Class<?>... samples) {
    return builder(samples).execute();
  }

  static EngineTestKit.Builder builder(Class<?>... samples) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(
            Arrays.stream(samples).map(type -> selectClass(type)).toArray(ClassSelector[]::new));
  }

  static EngineExecutionResults runParallel(int parallelism, Class<?>... samples) {
    String parallel = "junit.jupiter.execution.parallel.";
    return builder(samples)
        .configurationParameter(parallel + "enabled", "true")
        .configurationParameter(parallel + "config.strategy", "fixed")
        .configurationParameter(parallel + "config.fixed.parallelism", String.valueOf(parallelism))
        .execute();
  }

  /** Expects that so many tests ran, and that nothing failed. */
  static void assertAllGreen(EngineExecutionResults results, int tests) {
    assertThat(failures(results)).isEmpty();
    assertThat(results.testEvents().succeeded().count()).isEqualTo(tests);
  }

  /** Returns what tests and containers failed with. */
  static List<Throwable> failures(EngineExecutionResults results) {
    return results
        .allEvents()
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  static Throwable onlyFailure(EngineExecutionResults results) {
    List<Throwable> failures = failures(results);
    assertThat(failures).hasSize(1);
    return failures.get(0);
  }

  /** Returns the reported journals. */
  static List<String> journals(EngineExecutionResults results) {
    return results.allEvents().reportingEntryPublished().map(Samples::journal).toList();
  }

  private static String journal(Event event) {
    return event
        .getRequiredPayload(ReportEntry.class)
        .getKeyValuePairs()
        .getOrDefault("try-on-mock.journal", "no journal");
  }

  static HttpResponse<String> get(URI baseUri, String apiKey, String jobId) {
    return send(request(baseUri, apiKey, "/job/" + jobId).build());
  }

  static HttpResponse<String> post(URI baseUri, String apiKey, String path, String body) {
    return send(
        request(baseUri, apiKey, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Starts a job with images of which one has a name; returns the status code. */
  static int start(URI baseUri, String apiKey, String name) {
    String json =
        "{\"person_image_url\":\"https://a.example/me\",\"garment_image_url\":"
            + "\"https://a.example/"
            + name
            + "\",\"wait_for_result\":\"false\"}";
    return post(baseUri, apiKey, "", json).statusCode();
  }

  private static HttpRequest.Builder request(URI baseUri, String apiKey, String path) {
    return HttpRequest.newBuilder(URI.create(baseUri + "/v1/try-on" + path))
        .header("X-API-KEY", apiKey);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Expects that a poll of a job comes upon a status. */
  static void assertPolled(URI baseUri, String apiKey, String jobId, String status) {
    assertThat(get(baseUri, apiKey, jobId).body()).contains("\"status\":\"" + status + "\"");
  }
}
