package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.mock.state.RecordedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts that wait until their job has ended, on the mock's clock. */
@Timeout(300)
class WaitingStartTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @AutoClose
  private final TryOnMockServer server =
      TryOnMockServer.builder().time(() -> Instant.EPOCH.plusSeconds(1)).start();

  private final MockAccount account = server.newAccount();
  private final Http http = new Http(server);

  private CompletableFuture<HttpResponse<String>> start(String scenario) {
    String json =
        "{\"person_image_url\":\"https://a.example/b\",\"garment_image_url\":\"https://a.example/%s\"}"
            .formatted(scenario);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.baseUri() + "/v1/try-on"))
            .header("X-API-KEY", account.apiKey())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return CLIENT.sendAsync(request, BodyHandlers.ofString());
  }

  private void awaitStarts(int starts) {
    while (account.starts().size() < starts) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aJobOfPollsAloneEndsAtOnce() {
    HttpResponse<String> response = start("pending*5,running,completed.jpg").join();

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"result_url\"");
  }

  @Test
  void stepsThatLastTakeTheirTimeOnTheClock() {
    CompletableFuture<HttpResponse<String>> response = start("pending@30s,running@1m,completed");
    awaitStarts(1);

    account.clock().advance(Duration.ofSeconds(89));
    http.get("/__mock/ready");
    assertThat(response).isNotDone();

    account.clock().advance(Duration.ofSeconds(1));
    assertThat(response.join().statusCode()).isEqualTo(200);
  }

  @Test
  void aStepMayTakeAThousandYears() {
    CompletableFuture<HttpResponse<String>> response = start("running@9000000h,completed");
    awaitStarts(1);

    http.cancel(account.apiKey(), Http.jobId(account.starts().get(0)));

    assertThat(response.join().statusCode()).isEqualTo(500);
  }

  @Test
  void theLinkIsGoodFromTheEndOn() {
    CompletableFuture<HttpResponse<String>> response = start("running@2h,completed");
    awaitStarts(1);
    account.clock().advance(Duration.ofHours(2));

    String url = response.join().body().replaceAll(".*\"result_url\":\"([^\"]*)\".*", "$1");

    String path = url.substring(server.baseUri().toString().length());
    assertThat(http.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void theClockOfTheServerIsHeardToo() {
    CompletableFuture<HttpResponse<String>> response = start("running@1h,completed");
    awaitStarts(1);

    server.clock().advance(Duration.ofHours(1));

    assertThat(response.join().statusCode()).isEqualTo(200);
  }

  @Test
  void aClockThatRunsEndsIt() {
    try (TryOnMockServer running = TryOnMockServer.start()) {
      Http other = new Http(running);

      HttpResponse<String> response =
          other.startWithJson(
              "sk_a",
              "{\"person_image_url\":\"https://a.example/b\","
                  + "\"garment_image_url\":\"https://a.example/running@50ms,completed\"}");

      assertThat(response.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theLatencyComesAfterTheWait() {
    account.latency("1h");
    CompletableFuture<HttpResponse<String>> late = start("running@1h,completed");
    awaitStarts(1);
    account.clock().advance(Duration.ofHours(1));
    while (account.starts().get(0).status() == 0) {
      Thread.onSpinWait();
    }

    http.get("/__mock/ready");
    assertThat(late).isNotDone();
  }

  @Test
  void aStartIsInTheJournalWhileItWaits() {
    CompletableFuture<HttpResponse<String>> response = start("running@1h,completed");
    awaitStarts(1);
    RecordedRequest waiting = account.starts().get(0);
    assertThat(waiting.outcome()).isEqualTo(RecordedRequest.WAITING);
    assertThat(waiting.status()).isZero();

    account.clock().advance(Duration.ofHours(1));
    response.join();

    assertThat(account.starts())
        .singleElement()
        .satisfies(
            done -> {
              assertThat(done.number()).isEqualTo(waiting.number());
              assertThat(done.outcome()).isEqualTo("completed");
              assertThat(done.status()).isEqualTo(200);
              assertThat(done.jobId()).isEqualTo(waiting.jobId());
            });
  }

  @ParameterizedTest
  @CsvSource({
    "failed, 500",
    "failed:content_filter_error, 500",
    "400:malformed_image, 400",
    "429:3, 429",
    "404, 500",
    "502, 502",
    "unknown-status, 500",
    "extra-field, 200",
    "result:cut, 200"
  })
  void whatPollsWouldSayIsSaidAtTheEnd(String outcome, int status) {
    assertThat(start("running," + outcome + ".jpg").join().statusCode()).isEqualTo(status);
  }

  @Test
  void aJobThatIsCancelledHasFailed() {
    CompletableFuture<HttpResponse<String>> response = start("running");
    awaitStarts(1);
    String id = Http.jobId(account.starts().get(0));

    assertThat(http.cancel(account.apiKey(), id).statusCode()).isEqualTo(200);

    assertThat(response.join().statusCode()).isEqualTo(500);
  }

  @Test
  void aResetEndsWhatWaits() {
    CompletableFuture<HttpResponse<String>> response = start("running");
    awaitStarts(1);

    account.reset();

    assertThat(response.join().statusCode()).isEqualTo(500);
    assertThat(account.starts()).isEmpty();
  }

  @Test
  void aJobThatIsReplacedEndsWhatWaitsForIt() {
    CompletableFuture<HttpResponse<String>> response = start("pending@1h,completed");
    awaitStarts(1);

    String id = account.starts().get(0).jobId();
    http.post("/__mock/jobs", "{\"job_id\": \"" + id + "\", \"scenario\": \"completed\"}");

    assertThat(response.join().statusCode()).isEqualTo(500);
  }

  @Test
  void manyWaitAndNoThreadDoes() {
    List<CompletableFuture<HttpResponse<String>>> responses =
        Stream.generate(() -> start("running@1h,completed")).limit(100).toList();
    awaitStarts(100);
    long loops =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("try-on-mock"))
            .count();
    assertThat(loops).isLessThan(100);

    account.clock().advance(Duration.ofHours(1));

    assertThat(responses).allSatisfy(it -> assertThat(it.join().statusCode()).isEqualTo(200));
  }

  @Test
  void aRequestThatIsSentMeanwhileIsAnsweredAfterIt() throws Exception {
    String json =
        "{\"person_image_url\":\"https://a.example/b\","
            + "\"garment_image_url\":\"https://a.example/running@1h,completed\"}";
    String key = "X-API-KEY: " + account.apiKey() + "\r\n";
    try (RawHttp connection = new RawHttp(server.baseUri())) {
      connection.write(
          RawHttp.json("POST", "/v1/try-on", server.baseUri(), key, json)
              + RawHttp.request("GET", RawHttp.JOB + "failed", server.baseUri(), key));
      awaitStarts(1);
      account.clock().advance(Duration.ofHours(1));

      assertThat(connection.read().body()).contains("result_url");
      assertThat(connection.read().body()).contains("\"failed\"");
    }
  }

  @Test
  void aClientThatHasGoneIsNotWaitedFor() throws Exception {
    String json =
        "{\"person_image_url\":\"https://a.example/b\",\"garment_image_url\":\"https://a.example/running\"}";
    try (RawHttp connection = new RawHttp(server.baseUri())) {
      connection.write(
          RawHttp.json(
              "POST",
              "/v1/try-on",
              server.baseUri(),
              "X-API-KEY: " + account.apiKey() + "\r\n",
              json));
      awaitStarts(1);
      connection.closeAbruptly();
    }

    assertThat(http.cancel(account.apiKey(), Http.jobId(account.starts().get(0))).statusCode())
        .isEqualTo(200);
  }
}
