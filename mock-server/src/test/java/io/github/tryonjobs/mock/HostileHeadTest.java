package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are no HTTP, or not in one way only. */
class HostileHeadTest {

  private static final Set<Integer> CONTRACT = Set.of(200, 400, 401, 404, 429, 500);

  @RegisterExtension static final QuietServer SERVER = new QuietServer();

  static Stream<Arguments> malformed() {
    String host = "Host: localhost\r\n";
    String get = "GET " + JOB + "completed HTTP/1.1\r\n";
    return Stream.of(
        arguments("no Host in HTTP/1.1", get + key("a") + "\r\n"),
        arguments(
            "a header of spaces that ends in a control character",
            get + host + "X-A:" + " ".repeat(15_000) + "\u0001\r\n\r\n"),
        arguments("two Hosts", get + host + host + "\r\n"),
        arguments("two Hosts beside an absolute target", absolute(host + host)),
        arguments("a header in two lines", get + host + "X-A: b\r\n c\r\n\r\n"),
        arguments("a space before a colon", get + host + "X-A : b\r\n\r\n"),
        arguments("a header without colon", get + host + "X-A\r\n\r\n"),
        arguments("a header without name", get + host + ": b\r\n\r\n"),
        arguments("bare LF", (get + host + "\r\n").replace("\r\n", "\n")),
        arguments("one bare LF", get + host + "X-A: b\n\r\n"),
        arguments("bare CR", get + host + "X-A: b\rc\r\n\r\n"),
        arguments("NUL in a value", get + host + "X-A: b\0c\r\n\r\n"),
        arguments("NUL in a name", get + host + "X-\0A: b\r\n\r\n"),
        arguments("a control character in a value", get + host + "X-A: b\u0001c\r\n\r\n"),
        arguments("NUL in the request line", "GET /\0 HTTP/1.1\r\n" + host + "\r\n"),
        arguments("tabs in the request line", "GET\t/\tHTTP/1.1\r\n" + host + "\r\n"),
        arguments("two spaces in the request line", "GET  / HTTP/1.1\r\n" + host + "\r\n"),
        arguments("a space in the target", "GET /a b HTTP/1.1\r\n" + host + "\r\n"),
        arguments("raw UTF-8 in the target", "GET /\u00c3\u00a9 HTTP/1.1\r\n" + host + "\r\n"),
        arguments("an empty line first", "\r\n" + get + host + "\r\n"),
        arguments("HTTP/0.9", "GET " + JOB + "completed\r\n\r\n"),
        arguments("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        arguments("HTTP/2.0", "GET / HTTP/2.0\r\n" + host + "\r\n"),
        arguments("HTTP/9.9", "GET / HTTP/9.9\r\n" + host + "\r\n"),
        arguments("a protocol in lower case", "GET / http/1.1\r\n" + host + "\r\n"),
        arguments("a method that is no token", "G(T / HTTP/1.1\r\n" + host + "\r\n"),
        arguments("CONNECT", "CONNECT localhost:80 HTTP/1.1\r\n" + host + "\r\n"),
        arguments("PRI", "PRI / HTTP/1.1\r\n" + host + "\r\n"),
        arguments("a TLS greeting", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003"),
        arguments("empty lines only", "\r\n\r\n\r\n\r\n"));
  }

  static Stream<Arguments> ambiguous() {
    String get = "GET " + JOB + "completed HTTP/1.1\r\nHost: localhost\r\n" + key("a");
    String chunked = "Transfer-Encoding: chunked\r\n";
    String last = "\r\n0\r\n\r\n";
    return Stream.of(
        arguments("a negative length", get + "Content-Length: -1\r\n\r\n"),
        arguments("a length that is no number", get + "Content-Length: abc\r\n\r\n"),
        arguments("a length with a sign", get + "Content-Length: +5\r\n\r\nhello"),
        arguments("an empty length", get + "Content-Length:\r\n\r\n"),
        arguments("a length beyond all", get + "Content-Length: 99999999999999999999\r\n\r\n"),
        arguments("a list of lengths", get + "Content-Length: 5, 5\r\n\r\nhello"),
        arguments("two lengths", get + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"),
        arguments(
            "the same length twice", get + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"),
        arguments("a length, then chunks", get + "Content-Length: 5\r\n" + chunked + last),
        arguments("chunks, then a length", get + chunked + "Content-Length: 5\r\n" + last),
        arguments("chunked twice", get + chunked + chunked + last),
        arguments("another encoding", get + "Transfer-Encoding: gzip, chunked\r\n" + last),
        arguments("almost chunked", get + "Transfer-Encoding: chunkedx\r\n" + last),
        arguments("chunked after a VT", get + "Transfer-Encoding: \u000bchunked\r\n" + last),
        arguments("chunked before a colon", get + "Transfer-Encoding : chunked\r\n" + last),
        arguments("chunks in HTTP/1.0", get.replace("HTTP/1.1", "HTTP/1.0") + chunked + last),
        arguments(
            "a TRACE with a body",
            "TRACE / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nsmuggled!"));
  }

  private static String absolute(String headers) {
    return "GET http://localhost" + JOB + "completed HTTP/1.1\r\n" + headers + "\r\n";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"malformed", "ambiguous"})
  void isAnsweredAsTheMocksOwnErrorAndEndsTheConnection(String name, String request)
      throws Exception {
    // What follows must never be taken for a request of its own.
    List<RawHttp.Answer> answers =
        RawHttp.answers(SERVER.baseUri(), request + goodRequest("after"));

    assertThat(answers).as(name).hasSize(1);
    assertThat(answers.get(0).status()).isNotIn(CONTRACT);
    assertThat(answers.get(0).mockError()).isEqualTo("malformed-request");
    assertThat(answers.get(0).headers())
        .containsEntry("Content-Type", "application/problem+json")
        .containsEntry("Connection", "close");
    assertStillAnswers();
  }

  static Stream<Arguments> tooLarge() {
    String a = "a".repeat(1_000_000);
    String host = " HTTP/1.1\r\nHost: localhost\r\n";
    return Stream.of(
        arguments("a path of 8 KB", 414, "GET " + JOB + a.substring(0, 8192) + host + "\r\n"),
        arguments("a path of 1 MB", 431, "GET " + JOB + a + host + "\r\n"),
        arguments("a method of 1 MB", 431, a + " /" + host + "\r\n"),
        arguments("a header of 1 MB", 431, "GET /" + host + "X-A: " + a + "\r\n\r\n"),
        arguments("a name of 1 MB", 431, "GET /" + host + a + ": a\r\n\r\n"),
        arguments("101 headers", 431, "GET /" + host + headers(100) + "\r\n"),
        arguments("10,000 headers", 431, "GET /" + host + headers(10_000) + "\r\n"));
  }

  private static String headers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "X-" + i + ": a\r\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooLarge")
  void isRefusedAsTooLarge(String name, int status, String request) throws Exception {
    List<RawHttp.Answer> answers = RawHttp.answers(SERVER.baseUri(), request);

    assertThat(answers).as(name).hasSize(1);
    assertThat(answers.get(0).status()).isEqualTo(status);
    assertThat(answers.get(0).mockError()).isEqualTo("too-large");
    assertStillAnswers();
  }

  @Test
  void aHeadJustWithinTheLimitIsAccepted() throws Exception {
    String header = "X-A: " + "a".repeat(15_000) + "\r\nConnection: close\r\n";
    String request = RawHttp.request("GET", JOB + "completed", SERVER.baseUri(), key("a") + header);

    assertThat(RawHttp.answers(SERVER.baseUri(), request))
        .singleElement()
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(200));
  }

  @Test
  void aRequestMayComeByteByByte() throws Exception {
    String request = goodRequest("bytes");
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      for (int i = 0; i < request.length(); i++) {
        connection.write(request.substring(i, i + 1));
      }
      assertThat(connection.read().status()).isEqualTo(200);
    }
  }

  @Test
  void aWrongRequestIsSeenThroughWhenItComesByteByByte() throws Exception {
    String request = "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n c\r\n\r\n";
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      for (int i = 0; i < request.length(); i++) {
        connection.write(request.substring(i, i + 1));
      }
      assertThat(connection.read().mockError()).isEqualTo("malformed-request");
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
    String id = "pending*99,completed";
    String request = RawHttp.request("GET", JOB + id, SERVER.baseUri(), key("pipeline"));
    try (RawHttp connection = new RawHttp(SERVER.baseUri())) {
      connection.write(request.repeat(100));
      for (int i = 0; i < 99; i++) {
        assertThat(connection.read().body()).contains("\"pending\"");
      }
      assertThat(connection.read().body()).contains("\"completed\"");
    }
  }

  @Test
  void whatIsNoRequestIsInTheJournalOnce() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start()) {
      RawHttp.answers(mock.baseUri(), "GET / HTTP/1.1\r\n\r\n");

      assertThat(mock.requests())
          .singleElement()
          .satisfies(request -> assertThat(request.outcome()).isEqualTo("malformed-request"));
    }
  }

  private static String goodRequest(String key) {
    return RawHttp.request("GET", JOB + "completed", SERVER.baseUri(), key(key));
  }

  private static void assertStillAnswers() throws IOException {
    try (RawHttp another = new RawHttp(SERVER.baseUri())) {
      another.write(goodRequest("another"));
      assertThat(another.read().status()).as("for another client").isEqualTo(200);
    }
  }
}
