package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP says about methods, headers and connections. */
class HttpSemanticsTest {

  @AutoClose private static final TryOnMockServer SERVER = TryOnMockServer.start();

  @ParameterizedTest
  @ValueSource(
      strings = {"completed", "failed", "400", "404", "429:7", "500", "pending*x", "empty"})
  void headHasTheHeadersOfGetAndNoBody(String id) throws Exception {
    String label = id + "~head";
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      RawHttp.Answer get = call(connection, "GET", label);
      RawHttp.Answer head = call(connection, "HEAD", label);

      assertThat(head.status()).isEqualTo(get.status());
      assertThat(withoutDate(head)).isEqualTo(withoutDate(get));
      assertThat(call(connection, "GET", label).status())
          .as("the answer after HEAD, which had no body")
          .isEqualTo(get.status());
    }
  }

  private static Map<String, String> withoutDate(RawHttp.Answer answer) {
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.remove("Date");
    return headers;
  }

  @Test
  void aHeadIsTruncatedBeforeABody() throws Exception {
    String head = RawHttp.request("HEAD", JOB + "truncated", SERVER.baseUri(), key("semantics"));

    assertThat(RawHttp.send(SERVER.baseUri(), head))
        .startsWith("HTTP/1.1 200 OK")
        .endsWith("\r\n\r\n");
  }

  @Test
  void headCountsNoPoll() throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      call(connection, "HEAD", "pending,completed~uncounted");

      assertThat(call(connection, "GET", "pending,completed~uncounted").body())
          .contains("\"pending\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"/v1/try-on/job/x, 'GET,HEAD,OPTIONS'", "/__mock/jobs, 'GET,HEAD,OPTIONS,POST'"})
  void optionsTellsTheMethods(String target, String methods) throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(RawHttp.request("OPTIONS", target, SERVER.baseUri(), ""));
      RawHttp.Answer answer = connection.read();

      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Allow").split(", ?")).containsExactlyInAnyOrder(methods.split(","));
      assertThat(answer.headers().keySet()).containsExactlyInAnyOrder("Allow", "Date");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW", "get", "PROPFIND"})
  void anotherMethodIsNotAllowed(String method) throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      RawHttp.Answer answer = call(connection, method, "completed");

      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.mockError()).isEqualTo("wrong-method");
      assertThat(answer.header("Allow").split(", ?"))
          .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
      assertThat(call(connection, "GET", "completed").status()).as("after it").isEqualTo(200);
    }
  }

  @Test
  void aPathThatIsNotThereHasNoMethods() throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(RawHttp.request("OPTIONS", "/nowhere", SERVER.baseUri(), ""));

      assertThat(connection.read().mockError()).isEqualTo("unknown-path");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "completed, 'Content-Length,Content-Type,Date'",
    "failed, 'Content-Length,Content-Type,Date'",
    "400, 'Content-Length,Content-Type,Date'",
    "404, 'Content-Length,Content-Type,Date'",
    "429, 'Content-Length,Content-Type,Date,Retry-After'",
    "500, 'Content-Length,Date'",
    "status:304, 'Date,X-Try-On-Mock-Undocumented'"
  })
  void anAnswerHasNoHeaderThatItNeedNotHave(String id, String headers) throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      assertThat(call(connection, "GET", id).headers().keySet())
          .containsExactlyInAnyOrder(headers.split(","));
    }
  }

  @Test
  void a500HasNoBody() throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      assertThat(call(connection, "GET", "500").headers()).containsEntry("Content-Length", "0");
    }
  }

  @Test
  void theDateIsThatOfTheMocksClock() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start();
        RawHttp connection = new RawHttp(mock.baseUri())) {
      mock.clock().freezeAt(Instant.parse("2030-02-03T04:05:06Z"));

      assertThat(call(connection, "GET", "completed").headers())
          .containsEntry("Date", "Sun, 03 Feb 2030 04:05:06 GMT");
    }
  }

  @Test
  void aConnectionIsKeptWhateverIsAnsweredAndAcrossAReset() throws Exception {
    String[] ids = {"completed", "400", "401", "404", "429", "500", "pending*x", "a/b"};
    try (TryOnMockServer mock = TryOnMockServer.start();
        RawHttp connection = new RawHttp(mock.baseUri())) {
      for (int i = 0; i < 1_000; i++) {
        assertThat(call(connection, "GET", ids[i % ids.length]).headers())
            .doesNotContainKey("Connection");
        if (i % 100 == 0) {
          mock.reset();
        }
      }
    }
  }

  @Test
  void aConnectionIsEndedIfTheClientSaysSo() throws Exception {
    assertThat(RawHttp.get(SERVER.baseUri(), "/nowhere")).contains("\r\nConnection: close\r\n");
  }

  private static RawHttp.Answer call(RawHttp connection, String method, String id)
      throws IOException {
    connection.write(RawHttp.request(method, JOB + id, SERVER.baseUri(), key("semantics")));
    return connection.read(method);
  }
}
