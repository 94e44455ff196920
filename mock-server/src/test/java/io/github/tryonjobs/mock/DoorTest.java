package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in. */
class DoorTest {

  private static final String JOBS = "/__mock/jobs";
  private static final String BODY = "{\"scenario\":\"completed\"}";
  private static final String JSON = "Content-Type: application/json\r\n";

  @AutoClose private static final TryOnMockServer OPEN = TryOnMockServer.start();

  @AutoClose
  private static final TryOnMockServer GUARDED =
      TryOnMockServer.builder().controlToken("secret").allowedHost("Mock.Test").start();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost | 200",
        "LOCALHOST:80 | 200",
        "127.0.0.1:1 | 200",
        "192.168.1.5 | 200",
        "[::1]:8080 | 200",
        "[::1] | 200",
        "evil.example | 421 wrong-host",
        "localhost.evil.example | 421 wrong-host",
        "localhost. | 421 wrong-host",
        "127.0.0.1.evil.example | 421 wrong-host",
        "my_host | 421 wrong-host",
        "'' | 422 malformed-request",
        "me@localhost | 422 malformed-request",
        "localhost:x | 422 malformed-request",
        "localhost:65536 | 422 malformed-request",
        "localhost/a | 422 malformed-request",
        "localhost?a | 422 malformed-request",
        "localhost#a | 422 malformed-request",
        "localhost,localhost | 422 malformed-request",
        "999.1.1.1 | 422 malformed-request",
        "1.2.3 | 422 malformed-request",
        "[:::::] | 422 malformed-request",
        "- | 422 malformed-request"
      })
  void onlyAnAddressOrLocalhostIsAName(String host, String expected) throws Exception {
    RawHttp.Answer answer = call(OPEN, "GET", JOB + "completed", host, key("a"), "");

    assertThat((answer.status() + " " + answer.mockError()).strip()).isEqualTo(expected);
  }

  @Test
  void anAllowedNameIsANameAndTheLinkHasIt() throws Exception {
    RawHttp.Answer answer = call(GUARDED, "GET", JOB + "completed", "mock.test:8080", key("a"), "");

    assertThat(answer.body()).contains("http://mock.test:8080/__mock/results/completed.jpg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: http://localhost:1",
        "Origin: null",
        "Origin:",
        "Origin: ///",
        "Origin: http://localhost@evil.example",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void aPageOfAnotherOriginMustNotCallTheControlApi(String header) throws Exception {
    for (String target : new String[] {JOBS, "/__mock/health", "/__mock"}) {
      RawHttp.Answer answer = call(OPEN, "GET", target, "localhost", header + "\r\n", "");

      assertThat(answer.status()).as(target).isEqualTo(423);
      assertThat(answer.mockError()).isEqualTo("forbidden");
    }
    String post = JSON + header + "\r\n";
    assertThat(call(OPEN, "POST", JOBS, "localhost", post, BODY).status()).isEqualTo(423);
    assertThat(call(OPEN, "DELETE", JOBS + "/a", "localhost", post, "").status()).isEqualTo(423);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://localhost:8080",
        "Sec-Fetch-Site: same-origin",
        "Sec-Fetch-Site: none"
      })
  void itsOwnPageMayCallTheControlApi(String header) throws Exception {
    assertThat(call(OPEN, "GET", JOBS, "localhost:8080", header + "\r\n", "").status())
        .isEqualTo(200);
  }

  @Test
  void aPageOfAnotherOriginMayAskTheApiItself() throws Exception {
    String origin = key("a") + "Origin: http://app.example\r\n";

    assertThat(call(OPEN, "GET", JOB + "completed", "localhost", origin, "").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 415",
    "text/plain, 415",
    "application/x-www-form-urlencoded, 415",
    "application/jsonp, 415",
    "text/plain;application/json, 415",
    "application/json, 201",
    "Application/JSON; charset=utf-8, 201"
  })
  void aControlCallMustBeJson(String type, int status) throws Exception {
    String header = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";

    assertThat(call(OPEN, "POST", JOBS, "localhost", header, BODY).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Other: a, 423",
    "Authorization: Bearer wrong, 423",
    "Authorization: Bearer secret2, 423",
    "Authorization: Bearer, 423",
    "Authorization: secret, 423",
    "Authorization: Basic secret, 423",
    "X-Authorization: Bearer secret, 423",
    "Authorization: Bearer secret, 200",
    "Authorization: bearer secret, 200"
  })
  void aControlCallMustHaveTheToken(String header, int status) throws Exception {
    RawHttp.Answer answer = call(GUARDED, "GET", JOBS, "localhost", header + "\r\n", "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-API-KEY", "Content-Type", "Authorization", "Origin"})
  void aHeaderThatCountsMustBeThereOnce(String name) throws Exception {
    String twice = name + ": a\r\n" + name + ": b\r\n";

    RawHttp.Answer answer = call(OPEN, "GET", JOB + "completed", "localhost", twice, "");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains(name + " must be there once");
  }

  @ParameterizedTest
  @CsvSource({"/__mock/health, 200", "/__mock/ready, 204"})
  void aPulseNeedsNoToken(String target, int status) throws Exception {
    assertThat(call(GUARDED, "GET", target, "localhost", "", "").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/__mock/jobs/", "/__mock//jobs", "/__mock/ready/../jobs", "/__mock;a/jobs"})
  void noOtherWayToWriteAPathLeadsPastTheToken(String target) throws Exception {
    assertThat(call(GUARDED, "GET", target, "localhost", "", "").status()).isIn(422, 423, 501);
  }

  @Test
  void withoutControlApiThereAreStillImages() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.builder().noControl().start()) {
      String link = call(mock, "GET", JOB + "completed", "localhost", key("a"), "").body();
      String image = link.replaceAll(".*\"result_url\":\"http://localhost([^\"]*)\".*", "$1");

      assertThat(call(mock, "GET", JOBS, "localhost", "", "").status()).isEqualTo(423);
      assertThat(call(mock, "GET", "/__mock/health", "localhost", "", "").status()).isEqualTo(423);
      assertThat(call(mock, "GET", image, "localhost", "", "").headers())
          .containsEntry("Content-Type", "image/jpeg");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/try-on/job/completed",
    "OPTIONS, /v1/try-on/job/completed",
    "OPTIONS, /__mock/jobs",
    "GET, /__mock/jobs",
    "GET, /nowhere"
  })
  void noAnswerSharesAnythingWithAnotherOrigin(String method, String target) throws Exception {
    String asking = "Access-Control-Request-";
    String preflight =
        "Origin: http://localhost\r\n" + asking + "Method: GET\r\n" + asking + "Headers: x\r\n";

    assertThat(call(OPEN, method, target, "localhost", preflight, "").headers().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
  }

  private static RawHttp.Answer call(
      TryOnMockServer server,
      String method,
      String target,
      String host,
      String headers,
      String body)
      throws IOException {
    String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
    try (RawHttp connection = new RawHttp(server.baseUri())) {
      connection.write(
          method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + length);
      connection.write("\r\n" + body);
      return connection.read();
    }
  }

  @Test
  void readinessIsToldWhereverTheServerIsReached() throws Exception {
    assertThat(call(GUARDED, "GET", "/__mock/ready", "any.example", "", "").status())
        .isEqualTo(204);
    try (TryOnMockServer closed = TryOnMockServer.builder().noControl().start()) {
      assertThat(call(closed, "GET", "/__mock/ready", "localhost", "", "").status()).isEqualTo(204);
    }
  }

  @Test
  void aPageOfAnAllowedOriginMayCall() throws Exception {
    String origin = "Origin: http://localhost:5173\r\n";
    try (TryOnMockServer mock =
        TryOnMockServer.builder().allowedOrigin("http://localhost:5173").start()) {
      RawHttp.Answer job = call(mock, "GET", JOB + "completed", "localhost", key("a") + origin, "");
      assertThat(job.status()).isEqualTo(200);
      assertThat(job.headers())
          .containsEntry("Access-Control-Allow-Origin", "http://localhost:5173");

      String asks = origin + "Access-Control-Request-Method: GET\r\n";
      RawHttp.Answer preflight = call(mock, "OPTIONS", JOB + "completed", "localhost", asks, "");
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(preflight.header("Access-Control-Allow-Headers")).startsWith("X-API-KEY, ");

      assertThat(call(mock, "POST", JOBS, "localhost", JSON + origin, BODY).status())
          .isEqualTo(201);
      String other = "Origin: http://localhost:5174\r\n";
      assertThat(call(mock, "POST", JOBS, "localhost", JSON + other, BODY).status()).isEqualTo(423);
      assertThat(call(mock, "GET", JOB + "completed", "localhost", key("a") + other, "").headers())
          .doesNotContainKey("Access-Control-Allow-Origin");
    }
  }
}
