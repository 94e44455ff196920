package io.github.tryonjobs.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract does not document, and scenarios make all the same. */
class UndocumentedTest {

  private static final String HEADER = "X-Try-On-Mock-Undocumented";

  @AutoClose private final TryOnMockServer server = TryOnMockServer.start();
  private final Http http = new Http(server);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "502                | 502 | text/html        | <h1>502 Bad Gateway</h1>",
        "503                | 503 | text/html        | <h1>503 Service Unavailable</h1>",
        "504                | 504 | text/html        | <h1>504 Gateway Timeout</h1>",
        "status:418         | 418 | ''               | ''",
        "redirect           | 302 | ''               | ''",
        "unknown-status     | 200 | application/json | \"status\":\"archived\"",
        "unknown-error      | 200 | application/json | \"error_code\":\"unheard_of\"",
        "extra-field        | 200 | application/json | \"progress\":0.5",
        "wrong-type         | 200 | application/json | \"status\":[\"completed\"]",
        "other-job          | 200 | application/json | \"job_id\":\"another-job\"",
      })
  void isMadeAndMarked(String scenario, int status, String type, String part) {
    HttpResponse<String> response = http.poll("sk_test", scenario);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(response.body()).contains(part);
    assertThat(response.headers().firstValue(HEADER)).contains(scenario);
    server.job(scenario).wasAnswered(scenario);
    assertThat(server.mockErrors()).isEmpty();
  }

  @Test
  void aRedirectLeadsToAnotherPathOfTheServer() {
    assertThat(http.poll("sk_test", "redirect").headers().firstValue("Location"))
        .contains(server.baseUri() + "/sign-in");
  }

  @Test
  void aDocumentedResponseHasNoMark() {
    assertThat(http.poll("sk_test", "completed").headers().map()).doesNotContainKey(HEADER);
    assertThat(http.poll("sk_test", "500").headers().map()).doesNotContainKey(HEADER);
  }

  private HttpResponse<String> result(String scenario) {
    String body = http.poll("sk_test", scenario).body();
    String url = body.replaceAll(".*\"result_url\":\"([^\"]*)\".*", "$1");
    return http.get(url.substring(server.baseUri().toString().length()));
  }

  @ParameterizedTest
  @CsvSource({
    "result:html,         200, text/html",
    "result:expired,      403, text/plain",
    "result:not-modified, 304, ''"
  })
  void theResultComesAsItShouldNot(String scenario, int status, String type) {
    HttpResponse<String> result = result(scenario);

    assertThat(result.statusCode()).isEqualTo(status);
    assertThat(result.headers().firstValue("Content-Type").orElse("")).startsWith(type);
  }

  @Test
  void theResultIsCut() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> result("result:cut"))
        .withCauseInstanceOf(IOException.class);
  }

  @Test
  void theResultIsSlow() {
    CompletableFuture<HttpResponse<String>> result =
        CompletableFuture.supplyAsync(() -> result("result:slow"));
    while (server.requests().size() < 2) {
      Thread.onSpinWait();
    }

    assertThat(server.requests().get(1).duration()).isEqualTo(Duration.ofSeconds(10));
    assertThat(result).isNotDone();
  }

  @Test
  void theFaultOfALinkIsSigned() {
    String body = http.poll("sk_test", "result:html").body();
    String url = body.replaceAll(".*\"result_url\":\"([^\"]*)\".*", "$1");
    String path = URI.create(url).getRawPath() + "?" + URI.create(url).getRawQuery();

    assertThat(http.get(path.replace("fault=html&", "")).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PENDING            | pending",
        "pendng             | pending",
        "pendign,completed  | pending",
        "complete           | completed",
        "503x               | 503",
        "failed:job_expird  | job_expired",
        "unknown_status     | unknown-status",
      })
  void aNearMissIsToldTheNearestWord(String scenario, String nearest) {
    HttpResponse<String> response = http.poll("sk_test", scenario);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("; the nearest is " + nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"418", "200", "status:404", "status:99", "status:", "400x"})
  void aStatusThatIsNoOutcomeIsAMistake(String scenario) {
    assertThat(http.poll("sk_test", scenario).statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4291",
        "some-id",
        "job_1",
        "ended",
        "6ba7b810-9dad-11d1-80b4-00c04fd430c9",
        "123"
      })
  void anotherIdIsNoNearMiss(String id) {
    assertThat(http.poll("sk_test", id).statusCode()).isEqualTo(404);
  }
}
