package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server with 64 MB of heap answers everybody, whatever one client fills it with. It runs with
 * {@code -Dgroups=stress} only; the property {@code stress.requests} says how much that is. Run it
 * on a machine that has nothing else to do.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@Tag("stress")
class SmallHeapTest {

  private static final int REQUESTS = Integer.getInteger("stress.requests", 2_000_000);
  private static final int BATCH = 20;

  /** A request that the other client makes meanwhile may take so long. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private SmallServer server;
  private URI baseUri;
  private long slowest;

  @BeforeEach
  void start() throws IOException {
    server = new SmallServer(64);
    baseUri = server.baseUri();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void distinctApiKeys() throws Exception {
    fill(REQUESTS, i -> get("completed", "k" + i));

    assertDropped("accounts");
  }

  @Test
  void distinctIdsOf8KiB() throws Exception {
    String label = "a".repeat(8_000);
    fill(REQUESTS, i -> get("pending,completed~" + label + i, "long"));

    assertDropped("polled_jobs");
  }

  @Test
  void distinctKeysOf8KiB() throws Exception {
    String key = "a".repeat(8_000);
    fill(REQUESTS / 4, i -> get("completed", key + i));

    assertDropped("accounts");
  }

  @Test
  void distinctScenariosOfManySteps() throws Exception {
    String steps = "running,".repeat(900);
    fill(REQUESTS, i -> get(steps + "completed~" + i, "steps"));

    assertDropped("polled_jobs");
  }

  @Test
  void createdJobsOf56Kb() throws Exception {
    String label = "a".repeat(56_000);
    fill(REQUESTS / 20, i -> post("/__mock/jobs", "{\"scenario\":\"completed~" + label + "\"}"));

    assertDropped("created_jobs");
  }

  @Test
  void smallCreatedJobs() throws Exception {
    fill(REQUESTS, i -> post("/__mock/jobs", "{\"scenario\":\"completed\"}"));

    assertDropped("created_jobs");
  }

  @Test
  void settingsOfAccounts() throws Exception {
    String label = "a".repeat(50_000);
    fill(
        REQUESTS / 20,
        i ->
            body(
                "PATCH",
                "/__mock/settings",
                key("set" + i),
                "{\"unknown_jobs\":\"completed~" + label + "\"}"));

    assertDropped("accounts");
  }

  @Test
  void startsWithLongFields() throws Exception {
    String url = "https://images.example/" + "a".repeat(8_000);
    String json =
        "{\"person_image_url\":\"%1$s\",\"garment_image_url\":\"%1$s\",\"wait_for_result\":\"false\"}"
            .formatted(url);
    fill(REQUESTS, i -> body("POST", "/v1/try-on", key("start"), json));

    assertDropped("journal");
  }

  @Test
  void startsWithAMistakeAndManyFields() throws Exception {
    String fields =
        IntStream.range(0, 60)
            .mapToObj(i -> ",\"" + i + "a".repeat(900) + "\":1")
            .collect(joining());
    String json =
        "{\"person_image_url\":\"https://a/b\",\"garment_image_url\":\"https://a/pendng\"%s}"
            .formatted(fields);
    fill(REQUESTS / 10, i -> body("POST", "/v1/try-on", key("mistake"), json));

    assertDropped("journal");
  }

  @Test
  void startsWhoseImagesAskForAnswers() throws Exception {
    String label = "a".repeat(7_000);
    fill(
        REQUESTS / 4,
        i -> {
          String url = "https://images.example/start-started~" + label + i;
          return body(
              "POST",
              "/v1/try-on",
              key("name" + i % 500),
              "{\"person_image_url\":\"%1$s\",\"garment_image_url\":\"%1$s\"}".formatted(url));
        });

    assertDropped("accounts");
  }

  @Test
  void listsOfAFullServer() throws Exception {
    String label = "a".repeat(8_000);
    fill(REQUESTS / 20, i -> get("pending,completed~" + label + i, "long"));
    fill(REQUESTS / 100, i -> RawHttp.request("GET", "/__mock/requests", baseUri, ""));
    fill(REQUESTS / 100, i -> RawHttp.request("GET", "/__mock/jobs", baseUri, ""));
  }

  private String get(String id, String name) {
    return RawHttp.request("GET", JOB + id, baseUri, key(name));
  }

  private String post(String target, String body) {
    return body("POST", target, "", body);
  }

  private String body(String method, String target, String headers, String body) {
    return RawHttp.json(method, target, baseUri, headers, body);
  }

  private void fill(int count, IntFunction<String> request) throws IOException {
    try (RawHttp filling = new RawHttp(baseUri);
        RawHttp other = new RawHttp(baseUri)) {
      for (int i = 0; i < count; i += BATCH) {
        StringBuilder batch = new StringBuilder();
        for (int j = 0; j < BATCH; j++) {
          batch.append(request.apply(i + j));
        }
        Thread writer = new Thread(() -> filling.writeWhatIsTaken(batch.toString()));
        writer.start();
        for (int j = 0; j < BATCH; j++) {
          assertThat(filling.read().status()).isIn(200, 201, 202, 422);
        }
        if (i % 100 == 0) {
          askMeanwhile(other);
        }
      }
    }
    System.out.printf(
        "%d requests, slowest response to another client: %d ms%n", count, slowest / 1_000_000);
  }

  private void askMeanwhile(RawHttp other) throws IOException {
    long start = System.nanoTime();
    other.write(get("completed", "other"));
    assertThat(other.read().status()).isEqualTo(200);
    slowest = Math.max(slowest, System.nanoTime() - start);
  }

  private void assertDropped(String memory) throws IOException {
    try (RawHttp connection = new RawHttp(baseUri)) {
      connection.write(RawHttp.request("GET", "/__mock/health", baseUri, ""));

      assertThat(connection.read().body())
          .containsPattern(
              "\"name\":\"" + memory + "\",\"bytes\":\\d+,\"limit\":\\d+,\"dropped\":[1-9]");
    }
    assertThat(server.isAlive()).isTrue();
    assertThat(slowest).as("nanoseconds for another client").isLessThan(SOON.toNanos());
  }
}
