package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cancels of jobs that were started, created, or are their own scenario. */
class CancelTest {

  @AutoClose
  private static final TryOnMockServer SERVER =
      TryOnMockServer.builder().time(() -> Instant.EPOCH).start();

  private static final Http HTTP = new Http(SERVER);

  private final MockAccount account = SERVER.newAccount();
  private final String key = account.apiKey();

  private String started(String scenario) {
    return Http.jobId(
        HTTP.start(key, "https://a.example/b", "https://a.example/" + scenario + ".jpg"));
  }

  @Test
  void aJobThatIsCancelledHasFailed() {
    String id = started("pending,running,completed");
    HTTP.poll(key, id);
    HTTP.poll(key, id);

    HttpResponse<String> response = HTTP.cancel(key, id);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"message\":\"Job cancelled\"}");
    assertThat(HTTP.poll(key, id).body()).contains("\"failed\"", "\"job_cancelled\"");
    assertThat(HTTP.cancel(key, id).body()).contains("job_finished");
  }

  @Test
  void aJobThatHasEndedCannotBeCancelled() {
    String id = started("pending,completed");
    HTTP.poll(key, id);
    HTTP.poll(key, id);

    assertThat(HTTP.cancel(key, id).statusCode()).isEqualTo(409);
    assertThat(HTTP.poll(key, id).body()).contains("completed");
  }

  @Test
  void timeEndsAJobWithoutPolls() {
    String id = started("running@30s,completed");
    HTTP.poll(key, id);
    account.clock().advance(Duration.ofSeconds(30));

    assertThat(HTTP.cancel(key, id).statusCode()).isEqualTo(409);
  }

  @Test
  void aCancelIsNoPoll() {
    String id = started("500,pending,completed");
    HTTP.cancel(key, id);
    HTTP.cancel(key, id);

    assertThat(HTTP.poll(key, id).statusCode()).isEqualTo(500);
    assertThat(HTTP.poll(key, id).body()).contains("pending");
    account.job(id).wasPolled(2);
  }

  @ParameterizedTest
  @CsvSource({
    "pending~a, 200",
    "running, 200",
    "unknown-status, 200",
    "400, 200",
    "completed~a, 409",
    "failed:job_expired, 409",
    "result:cut, 409",
    "401, 401",
    "404, 404",
    "429:5, 429",
    "500, 500",
    "503, 503",
    "nobody, 404"
  })
  void aScenarioIsCancelledAsItStands(String id, int status) {
    assertThat(HTTP.cancel(key, id).statusCode()).isEqualTo(status);
  }

  @Test
  void aJobIsCancelledForOneKeyOnly() {
    String other = SERVER.newAccount().apiKey();
    String id = SERVER.createJob("running");

    HTTP.cancel(key, id);

    assertThat(HTTP.poll(key, id).body()).contains("job_cancelled");
    assertThat(HTTP.poll(other, id).body()).contains("running");
  }

  @Test
  void aKeyThatIsNotAcceptedCancelsNothing() {
    String id = started("running");

    assertThat(HTTP.cancel("nobody", id).statusCode()).isEqualTo(401);
    assertThat(HTTP.poll(key, id).body()).contains("running");
  }

  @Test
  void aSettingSaysWhatCancelsAreAnsweredWith() {
    account.cancelOutcomes("500,429:3,cancelled");
    String id = started("running");

    assertThat(HTTP.cancel(key, id).statusCode()).isEqualTo(500);
    assertThat(HTTP.cancel(key, id).headers().firstValue("Retry-After")).contains("3");
    assertThat(HTTP.poll(key, id).body()).contains("running");
    assertThat(HTTP.cancel(key, id).statusCode()).isEqualTo(200);
    assertThat(HTTP.cancel(key, id).statusCode()).isEqualTo(409);
  }

  @Test
  void aFaultComesAfterTheJobWasCancelled() {
    account.cancelOutcomes("empty");
    String id = started("running");

    assertThat(HTTP.cancel(key, id).body()).isEmpty();

    assertThat(HTTP.poll(key, id).body()).contains("job_cancelled");
  }

  @Test
  void aCancelCountsForTheRateLimit() {
    account.rateLimit("2/h");
    String id = started("running");

    assertThat(HTTP.cancel(key, id).statusCode()).isEqualTo(200);
    assertThat(HTTP.cancel(key, id).statusCode()).isEqualTo(429);
  }

  @Test
  void aTestSeesWhetherAJobWasCancelled() {
    String id = started("running");
    assertThatThrownBy(() -> account.job(id).wasCancelled())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected job " + id + " to be cancelled");

    HTTP.cancel(key, id);

    account.job(id).wasCancelled().wasPolled(0);
  }

  @Test
  void anIdThatIsNearlyAScenarioIsAMistake() {
    assertThat(HTTP.cancel(key, "pendng").headers().firstValue("X-Try-On-Mock-Error"))
        .contains("invalid-scenario");
  }

  @Test
  void theJobShowsItsLife() {
    String id = started("running");
    HTTP.cancel(key, id);

    assertThat(HTTP.get("/__mock/jobs/" + id, "X-API-KEY", key).body())
        .contains("\"scenario\":\"running\"", "\"next\":\"failed:job_cancelled\"", "\"polls\":0")
        .contains("\"started\":\"1970-01-01T00:00:00Z\"", "\"cancelled\":\"1970-01-01T00:00:00Z\"");
    assertThat(account.requests())
        .extracting(request -> request.operation() + " " + request.outcome())
        .containsExactly("START started", "CANCEL cancelled");
  }
}
