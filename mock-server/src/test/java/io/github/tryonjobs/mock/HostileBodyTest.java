package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies where none is wanted, and bodies that are wrong. */
class HostileBodyTest {

  private static final String JOBS = "/__mock/jobs";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

  @RegisterExtension static final QuietServer SERVER = new QuietServer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "ffffffffffffffffff\r\nhello\r\n0\r\n\r\n",
        "5\nhello\r\n0\r\n\r\n",
        "5\r\nhello\n0\r\n\r\n",
        "5\r\nhellooo\r\n0\r\n\r\n",
        "5 5\r\nhello\r\n0\r\n\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n",
        "5;a\nb\r\nhello\r\n0\r\n\r\n",
        "0\r\nX: a\nY: b\r\n\r\n",
        "\r\n0\r\n\r\n"
      })
  void chunksThatAreNoneEndTheConnection(String chunks) throws Exception {
    assertThat(SERVER.answers("POST", JOBS, JSON + CHUNKED, chunks))
        .singleElement()
        .satisfies(answer -> assertThat(answer.mockError()).isEqualTo("malformed-request"));
  }

  @Test
  void aBodyOfOtherBytesThanUtf8IsRefused() throws Exception {
    String json = "{\"scenario\":\"completed~\u00ff\"}";

    assertThat(
            SERVER.answers("POST", JOBS, JSON + "Content-Length: " + json.length() + "\r\n", json))
        .singleElement()
        .satisfies(answer -> assertThat(answer.body()).contains("the body must be UTF-8"));
  }

  @Test
  void chunksThatGoWrongLaterAreAnsweredAndRecordedOnce() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start();
        RawHttp connection = new RawHttp(mock.baseUri())) {
      connection.write(
          RawHttp.request("POST", JOBS, mock.baseUri(), JSON + CHUNKED) + "2\r\n{}\r\n");
      connection.write("zz\r\n");

      assertThat(connection.read().mockError()).isEqualTo("malformed-request");
      assertThat(mock.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\r\nhello\r\n0\r\n\r\n",
        "5;a=b\r\nhello\r\n0\r\n\r\n",
        "005\r\nhello\r\n0\r\n\r\n",
        "5;a=\"b;c\"\r\nhello\r\n0;x\r\n\r\n",
        "3\r\nGET\r\n2\r\n /\r\n0\r\n\r\n",
        "0\r\nContent-Length: 5\r\nHost: evil.example\r\n\r\n"
      })
  void aBodyInChunksIsReadToItsEndAndIgnored(String chunks) throws Exception {
    String next = RawHttp.request("GET", JOB + "failed", SERVER.baseUri(), key("a"));
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(
          RawHttp.request("GET", JOB + "completed", SERVER.baseUri(), key("a") + CHUNKED)
              + chunks
              + next);

      assertThat(connection.read().body()).contains("\"completed\"");
      assertThat(connection.read().body()).contains("\"failed\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE"})
  void aBodyIsReadToItsEndWhereNoneIsWanted(String method) throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(
          RawHttp.request(
                  method, JOB + "completed", SERVER.baseUri(), key("a") + "Content-Length: 5\r\n")
              + "GET /"
              + RawHttp.request("GET", JOB + "failed", SERVER.baseUri(), key("a")));

      connection.read(method);
      assertThat(connection.read().body()).contains("\"failed\"");
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedByItsLength() throws Exception {
    assertTooLarge(
        SERVER.answers("POST", JOBS, JSON + "Content-Length: 65537\r\n", "a".repeat(65_537)));
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItCame() throws Exception {
    assertTooLarge(
        SERVER.answers("POST", JOBS, JSON + "Content-Length: 9223372036854775807\r\n", ""));
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedInChunks() throws Exception {
    String tenMegabytes = ("10000\r\n" + "a".repeat(65_536) + "\r\n").repeat(160);

    assertTooLarge(SERVER.answers("POST", JOBS, JSON + CHUNKED, tenMegabytes));
  }

  private static void assertTooLarge(List<RawHttp.Answer> answers) {
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).status()).isEqualTo(413);
    assertThat(answers.get(0).mockError()).isEqualTo("too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"scenario\":"})
  void deepJsonIsRefused(String opening) throws Exception {
    String body = opening.repeat(60_000 / opening.length());

    assertThat(
            SERVER.answers("POST", JOBS, JSON + "Content-Length: " + body.length() + "\r\n", body))
        .singleElement()
        .satisfies(answer -> assertThat(answer.mockError()).isEqualTo("invalid-call"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", JSON, "Content-Type: ///\r\n"})
  void aCallWithoutItsBodySaysSo(String headers) throws Exception {
    assertThat(SERVER.answers("POST", JOBS, headers, ""))
        .singleElement()
        .satisfies(answer -> assertThat(answer.body()).contains("expected a JSON object"));
  }

  @Test
  void aBodyIsAskedForIfTheClientWaitsForThat() throws Exception {
    String body = "{\"scenario\":\"completed\"}";
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(
          RawHttp.request("POST", JOBS, SERVER.baseUri(), JSON + expect("100-continue", body)));
      assertThat(connection.read().status()).isEqualTo(100);

      connection.write(body);
      assertThat(connection.read().status()).isEqualTo(201);
    }
  }

  @Test
  void aBodyInChunksIsAskedForToo() throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(
          RawHttp.request(
              "POST", JOBS, SERVER.baseUri(), JSON + CHUNKED + "Expect: 100-continue\r\n"));
      assertThat(connection.read().status()).isEqualTo(100);

      connection.write("18\r\n{\"scenario\":\"completed\"}\r\n0\r\n\r\n");
      assertThat(connection.read().status()).isEqualTo(201);
    }
  }

  @Test
  void aClientThatEndsItsSideIsAnsweredStill() throws Exception {
    String id = "completed~half";
    try (TryOnMockServer mock = TryOnMockServer.start();
        RawHttp connection = new RawHttp(mock.baseUri())) {
      mock.account("sk_half").latency("300ms");
      connection.write(RawHttp.request("GET", JOB + id, mock.baseUri(), key("half")));
      connection.endOutput();

      assertThat(connection.read().body()).contains("\"completed\"");
      assertThat(connection.readAll()).isEmpty();
    }
  }

  @Test
  void aBodyOf100MegabytesIsRefusedAndItsClientCanReadThat() throws Exception {
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(
          RawHttp.request("POST", JOBS, SERVER.baseUri(), JSON + "Content-Length: 104857600\r\n"));
      assertTooLarge(List.of(connection.read()));
    }
  }

  @Test
  void aBodyIsNotAskedForIfItIsNotWanted() throws Exception {
    String headers = JSON + "Origin: http://evil.example\r\n" + expect("100-continue", "{}");

    assertThat(SERVER.answers("POST", JOBS, headers, "{}"))
        .singleElement()
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(423));
  }

  @Test
  void anotherExpectationFails() throws Exception {
    assertThat(SERVER.answers("GET", JOB + "completed", key("a") + "Expect: magic\r\n", ""))
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.status()).isEqualTo(417);
              assertThat(answer.mockError()).isEqualTo("unknown-expectation");
            });
  }

  private static String expect(String what, String body) {
    return "Expect: " + what + "\r\nContent-Length: " + body.length() + "\r\n";
  }
}
