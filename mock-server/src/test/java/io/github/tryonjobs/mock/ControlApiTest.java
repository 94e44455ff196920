package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlApiTest {

  private static final String KEY = "sk_control";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @AutoClose
  private final TryOnMockServer server = TryOnMockServer.builder().time(() -> START).start();

  private final Http http = new Http(server);

  @Test
  void createsAJobThatFollowsItsScenario() {
    HttpResponse<String> created =
        http.post("/__mock/jobs", "{\"scenario\":\"pending,completed\",\"job_id\":\"a\"}");

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.body())
        .isEqualTo(
            "{\"job_id\":\"a\",\"scenario\":\"pending,completed\",\"polls\":0,"
                + "\"next\":\"pending\"}");
    assertThat(http.poll(KEY, "a").body()).contains("\"pending\"");
    assertThat(http.poll(KEY, "a").body()).contains("\"completed\"");
  }

  @Test
  void aJobWithoutAnIdGetsAUuid() {
    assertThat(http.post("/__mock/jobs", "{\"scenario\":\"completed\"}").body())
        .matches("\\{\"job_id\":\"[0-9a-f-]{36}\",.*");
  }

  @Test
  void tellsHowFarAJobHasComeForEachKey() {
    http.poll("sk_a", "pending*2,completed");
    http.poll("sk_b", "pending*2,completed");
    http.poll("sk_b", "pending*2,completed");

    assertThat(http.get("/__mock/jobs/pending*2,completed").body())
        .contains("\"polls\":1,\"next\":\"pending\",\"last_poll\":\"2026-01-01T00:00:00Z\"")
        .contains("\"polls\":2,\"next\":\"completed\"")
        .doesNotContain("sk_a", "sk_b");
  }

  @Test
  void listsTheJobPolledLastFirst() {
    server.createJob("failed");
    http.poll(KEY, "pending");
    http.poll(KEY, "running");
    http.poll(KEY, "pending");

    assertThat(http.get("/__mock/jobs").body())
        .containsSubsequence("\"pending\"", "\"running\"", "\"failed\"");
    assertThat(http.get("/__mock/jobs?limit=1").body())
        .contains("pending")
        .doesNotContain("running");
  }

  @Test
  void aDeletedJobIsGone() {
    String id = server.createJob("completed");

    assertThat(http.delete("/__mock/jobs/" + id).statusCode()).isEqualTo(204);

    assertThat(http.get("/__mock/jobs/" + id).headers().firstValue("X-Try-On-Mock-Error"))
        .contains("unknown-job");
    assertThat(http.poll(KEY, id).statusCode()).isEqualTo(404);
  }

  @Test
  void turnsTheClock() {
    assertThat(http.get("/__mock/clock").body())
        .isEqualTo("{\"now\":\"2026-01-01T00:00:00Z\",\"frozen\":false}");

    assertThat(http.post("/__mock/clock", "{\"advance\":\"1h\",\"frozen\":true}").body())
        .isEqualTo("{\"now\":\"2026-01-01T01:00:00Z\",\"frozen\":true}");

    assertThat(server.clock().instant()).isEqualTo(START.plus(Duration.ofHours(1)));
    assertThat(http.delete("/__mock/clock").body())
        .isEqualTo("{\"now\":\"2026-01-01T00:00:00Z\",\"frozen\":false}");
  }

  @Test
  void setsTheClock() {
    assertThat(http.post("/__mock/clock", "{\"now\":\"2030-01-01T00:00:00Z\"}").body())
        .isEqualTo("{\"now\":\"2030-01-01T00:00:00Z\",\"frozen\":true}");
    assertThat(http.post("/__mock/clock", "{\"frozen\":false}").body())
        .isEqualTo("{\"now\":\"2030-01-01T00:00:00Z\",\"frozen\":false}");
  }

  @Test
  void changesTheSettingsThatAreGivenAndLeavesTheRest() {
    http.patch("/__mock/settings", "{\"rate_limit\":\"5/s\",\"unknown_jobs\":\"completed\"}");

    assertThat(http.patch("/__mock/settings", "{\"latency\":\"1ms\"}").body())
        .startsWith(
            "{\"rate_limit\":\"5/1s\",\"latency\":\"1ms\",\"unknown_jobs\":\"completed\","
                + "\"started_jobs\":\"pending,running,completed\"");
    assertThat(http.poll(KEY, "some-id").body()).contains("\"completed\"");
  }

  @Test
  void aCallWithAKeyIsAboutItsAccountAlone() {
    http.patch("/__mock/settings", "{\"unknown_jobs\":\"running\"}", "X-API-KEY", KEY);
    http.post("/__mock/clock", "{\"advance\":\"1h\"}", "X-API-KEY", KEY);

    assertThat(http.poll(KEY, "some-id").body()).contains("\"running\"");
    assertThat(http.poll("sk_other", "some-id").statusCode()).isEqualTo(404);
    assertThat(http.get("/__mock/clock", "X-API-KEY", KEY).body()).contains("T01:00:00Z");
    assertThat(http.get("/__mock/clock").body()).contains("T00:00:00Z");
  }

  @Test
  void listsTheRequestsOfTheJournal() {
    http.poll("sk_a", "pending,completed");
    http.poll("sk_a", "pending,completed");
    http.poll("sk_b", "running");

    assertThat(http.get("/__mock/requests?job_id=pending,completed&after=1").body())
        .matches(
            "\\{\"requests\":\\[\\{\"number\":2,\"time\":\"2026-01-01T00:00:00Z\","
                + "\"method\":\"GET\",\"path\":\"/v1/try-on/job/pending,completed\","
                + "\"api_key\":\"[0-9a-f]{8}\",\"job_id\":\"pending,completed\",\"poll\":2,"
                + "\"step\":\"completed\",\"outcome\":\"completed\",\"status\":200,"
                + "\"duration_ms\":\\d+,\"operation\":\"getTryOnJob\"}],\"total\":1,\"dropped\":0}");
    assertThat(http.get("/__mock/requests", "X-API-KEY", "sk_b").body())
        .contains("running")
        .doesNotContain("pending");
    assertThat(http.get("/__mock/requests?limit=1").body())
        .contains("running")
        .doesNotContain("pending");
  }

  @Test
  void aResetForgetsAll() {
    server.createJob("completed");
    http.poll(KEY, "pending,completed");
    http.patch("/__mock/settings", "{\"unknown_jobs\":\"running\"}");
    http.post("/__mock/clock", "{\"advance\":\"1h\"}");

    assertThat(http.post("/__mock/reset", "").statusCode()).isEqualTo(204);

    assertThat(http.get("/__mock/jobs").body()).isEqualTo("{\"jobs\":[],\"total\":0}");
    assertThat(http.get("/__mock/requests").body()).startsWith("{\"requests\":[]");
    assertThat(http.get("/__mock/settings").body()).contains("\"unknown_jobs\":\"404\"");
    assertThat(server.clock().instant()).isEqualTo(START);
  }

  @Test
  void aResetOfAnAccountLeavesTheOthers() {
    http.poll("sk_a", "pending,completed");
    http.poll("sk_b", "pending,completed");

    http.post("/__mock/reset", "", "X-API-KEY", "sk_a");

    assertThat(http.poll("sk_a", "pending,completed").body()).contains("\"pending\"");
    assertThat(http.poll("sk_b", "pending,completed").body()).contains("\"completed\"");
  }

  @Test
  void healthCountsWhatWasNotUnderstood() {
    http.get("/v1/try-on/some-id");
    http.poll(KEY, "pending*x");
    http.post("/__mock/jobs", "{}");

    assertThat(http.get("/__mock/health").body()).contains("\"mock_errors\":3,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jobs  | {\"scenario\":\"lost\"}       | scenario: scenario \\\"lost\\\" is wrong at character 1",
        "jobs  | {\"scenaro\":\"completed\"}   | unknown property \\\"scenaro\\\"; expected scenario, job_id",
        "jobs  | {}                            | the property \\\"scenario\\\" is missing",
        "jobs  | {\"scenario\":null}           | the property \\\"scenario\\\" is missing",
        "jobs  | {\"scenario\":\"completed\",\"latency\":\"x\"} | latency: \\\"x\\\" is not a latency such as",
        "jobs  | {\"scenario\":\"completed\",\"job_id\":\"\"} | job_id: no request can ask for it; expected 1 to 8000",
        "jobs  | {\"scenario\":\"completed\",\"job_id\":\"..\"} | job_id: no request can ask for it",
        "jobs  | {\"scenario\":\"completed\",\"job_id\":\"a\\nb\"} | job_id: no request can ask for it",
        "jobs  | {\"scenario\":\"completed\",\"job_id\":\"\\ud800\"} | job_id: no request can ask for it",
        "reset | {\"job_id\":\"a\"}           | expected no body",
        "jobs  | {\"scenario\":\"404\"} x      | the body must be one JSON object",
        "jobs  | {\"scenario\":\"404\",\"scenario\":\"500\"} | is there twice: Duplicate key 'scenario'",
        "jobs  | []                            | the body must be one JSON object",
        "jobs  | {\"scenario\"                 | the body must be one JSON object",
        "jobs  | ''                            | expected a JSON object as the body, but there is none",
        "jobs  | {\"scenario\":500}            | the property \\\"scenario\\\" has the wrong kind: expected a string, but it is 500",
        "jobs  | {\"scenario\":[\"500\"]}      | expected a string, but it is [",
        "jobs  | {\"scenario\" \"500\"}        | it is wrong at line 1, column",
        "clock | {\"frozen\":1}                | the property \\\"frozen\\\" has the wrong kind: expected true or false, but it is 1",
        "clock | {\"frozen\":\"yes\"}          | expected true or false, but it is \\\"yes\\\"",
        "clock | {\"now\":1}                   | expected a time such as 2026-01-01T00:00:00Z, but it is 1",
        "clock | {}                            | expected at least one of now, advance and frozen",
        "clock | {\"advance\":\"soon\"}        | advance: \\\"soon\\\" is not a duration such as 500ms",
        "clock | {\"now\":\"tomorrow\"}        | the property \\\"now\\\" has the wrong kind: expected a time such as",
        "clock | {\"now\":\"1969-01-01T00:00:00Z\"} | now: a clock shows times from 1970 to 9999 only, not 1969-01-01",
        "clock | {\"advance\":\"999999999h\"}  | advance: a clock shows times from 1970 to 9999 only",
        "clock | {\"now\":\"9999-12-31T23:59:59Z\",\"advance\":\"1s\"} | advance: a clock shows times from 1970 to 9999 only",
      })
  void aWrongCallSaysWhatIsWrongAndChangesNothing(String path, String json, String detail) {
    HttpResponse<String> response = http.post("/__mock/" + path, json);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("X-Try-On-Mock-Error")).contains("invalid-call");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains(detail);
    assertThat(http.get("/__mock/jobs").body()).isEqualTo("{\"jobs\":[],\"total\":0}");
    assertThat(server.clock().instant()).isEqualTo(START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc"})
  void aCallForAKeyThatIsNotAcceptedIsRefused(String key) {
    assertThat(http.patch("/__mock/settings", "{\"credits\":\"1\"}", "X-API-KEY", key).body())
        .contains("X-API-KEY: the server does not accept this API key");
    assertThat(http.get("/__mock/requests", "X-API-KEY", key).statusCode()).isEqualTo(200);
    assertThatIllegalArgumentException().isThrownBy(() -> server.account(key));
  }

  @ParameterizedTest
  @CsvSource({
    "jobs?limit=x, 'the query parameter \\\"limit\\\" must be a whole number up to 2147483647, but is \\\"x\\\"'",
    "jobs?offset=2147483648, must be a whole number up to 2147483647",
    "jobs?limit=, must be a whole number",
    "requests?job_id=, 'the query parameter \\\"job_id\\\" must be a value'",
    "jobs?limit=0, 'limit must be from 1 to 1000, but is 0'",
    "jobs?limit=1&limit=2, must be there once",
    "jobs?offset=-1, 'offset must be at least 0, but is -1'",
    "jobs?limt=1, 'unknown query parameter \\\"limt\\\"; expected offset, limit'",
    "clock?frozen=true, ; expected none",
    "requests?limit=-1, limit must be from 1",
    "requests?after=first, must be a whole number up to 9223372036854775807",
    "requests?jobid=a, 'unknown query parameter \\\"jobid\\\"; expected job_id, after, limit'"
  })
  void aWrongParameterIsRefusedAndSaysWhatThereIs(String call, String detail) {
    HttpResponse<String> response = http.get("/__mock/" + call);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains(detail);
  }

  @Test
  void listsTheOutcomesOfScenarios() {
    assertThat(http.get("/__mock/outcomes").body())
        .startsWith(
            "{\"outcomes\":[{\"operation\":\"getTryOnJob\",\"word\":\"pending\",\"details\":[],"
                + "\"kind\":\"documented\"")
        .contains("\"operation\":\"startTryOn\",\"word\":\"403\"")
        .contains("\"operation\":\"cancelTryOnJob\",\"word\":\"409\"")
        .contains("\"word\":\"502\",\"details\":[],\"kind\":\"undocumented\"")
        .contains("\"word\":\"reset\",\"details\":[],\"kind\":\"fault\"");
  }
}
