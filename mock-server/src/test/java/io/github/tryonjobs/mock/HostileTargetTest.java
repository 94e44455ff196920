package io.github.tryonjobs.mock;

import static io.github.tryonjobs.mock.RawHttp.JOB;
import static io.github.tryonjobs.mock.RawHttp.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for strange things. */
class HostileTargetTest {

  @RegisterExtension static final QuietServer SERVER = new QuietServer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        JOB + "%",
        JOB + "%2",
        JOB + "%zz",
        JOB + "completed%",
        JOB + "completed%2",
        JOB + "completed%/",
        JOB + "%00",
        JOB + "completed~%0a",
        JOB + "%1b%5b2J",
        JOB + "%7f",
        JOB + "%ff",
        JOB + "completed~%ed%a0%80",
        JOB + "..",
        JOB + ".",
        JOB + "%2e%2E",
        JOB + "../../../etc/passwd",
        JOB + "..\\x",
        JOB + "<script>",
        JOB + "{id}",
        JOB + "completed#fragment",
        JOB + "completed?a=%zz",
        "/__mock/results/../jobs",
        "completed",
        "httpfoo",
        "ftp://localhost/v1/try-on/job/completed",
        "@localhost/"
      })
  void aTargetThatNoClientWouldSendIsMalformed(String target) throws Exception {
    RawHttp.Answer answer = get(target);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.mockError()).isEqualTo("malformed-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "//localhost/v1/try-on/job/completed",
        "/v1//try-on/job/completed",
        "/v1/try-on/job",
        "/V1/try-on/job/completed",
        "/v1;a=b/try-on/job/completed",
        "/__mock;a=b/jobs",
        "/__mock;jsessionid=1;/jobs",
        "/%5F_mock/jobs",
        "http://localhost"
      })
  void aTargetThatIsNoneOfTheContractsIsUnknown(String target) throws Exception {
    RawHttp.Answer answer = get(target);

    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.mockError()).isEqualTo("unknown-path");
    assertThat(answer.body())
        .contains((target.startsWith("/") ? target.replace(";", "%3B") : "") + " is not a path");
  }

  @ParameterizedTest
  @CsvSource({
    "completed~a;jsessionid=abc, completed~a;jsessionid=abc",
    "completed~a;jsessionid=abc;b, completed~a;jsessionid=abc;b",
    "completed~a;b=c, completed~a;b=c",
    "completed~a%3Bb, completed~a;b",
    "completed~a%2Fb, completed~a/b",
    "completed~a%2e, completed~a.",
    "completed~%C3%A9, completed~\u00e9",
    "completed~%257E, completed~%7E",
    "completed~a+b, completed~a+b"
  })
  void anIdIsTheWholeSegmentDecodedOnce(String segment, String id) throws Exception {
    RawHttp.Answer answer = get(JOB + segment);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("{\"job_id\":\"" + id + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "HTTP://localhost:80"})
  void anAbsoluteTargetIsAnsweredAsItsPath(String server) throws Exception {
    assertThat(get(server + JOB + "completed").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%ff", "%c3%28", "%ed%a0%80", "~", "*", "(", ":", "@", "'", "%20", "%22"})
  void noIdMakesA5xxThatWasNotAskedFor(String id) throws Exception {
    assertThat(get(JOB + id).status()).isIn(404, 422);
    assertThat(get(JOB + "completed~" + id).status()).isIn(200, 422);
  }

  /** Characters that are in no URI, but that clients send. */
  @ParameterizedTest
  @ValueSource(strings = {"<", ">", "\"", "{", "}", "|", "\\", "^", "`", "[", "]", "%3C"})
  void aQueryIsReadAsIfItWereEncoded(String odd) throws Exception {
    assertThat(get(JOB + "completed?a=" + odd).status()).isEqualTo(200);

    RawHttp.Answer refused = get("/__mock/jobs?a" + odd + "=1");

    assertThat(refused.mockError()).isEqualTo("invalid-call");
    assertThat(refused.body()).contains("unknown query parameter");
  }

  @Test
  void anAbsoluteTargetOfAnotherServerIsNotServed() throws Exception {
    RawHttp.Answer answer = get("http://evil.example" + JOB + "completed");

    assertThat(answer.mockError()).isEqualTo("wrong-host");
  }

  @Test
  void aRequestOfHttp10NeedsNoHost() throws Exception {
    String request = "GET " + JOB + "completed HTTP/1.0\r\n" + key("a") + "\r\n";

    assertThat(RawHttp.answers(SERVER.baseUri(), request))
        .singleElement()
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: ///\r\n",
        "Accept: ///\r\n",
        "Accept: text/html\r\n",
        "Accept-Language: ;;;q=x\r\n",
        "Accept-Encoding: ;q\r\n",
        "Cookie: ;;;=\r\n",
        "If-None-Match: x\r\n",
        "If-Modified-Since: never\r\n",
        "Range: bytes=0-1\r\n"
      })
  void aHeaderThatSaysNothingUsefulIsIgnored(String header) throws Exception {
    assertThat(get(JOB + "completed", header).status()).isEqualTo(200);
  }

  @Test
  void theJournalKeepsNoLongTexts() throws Exception {
    try (TryOnMockServer mock = TryOnMockServer.start();
        RawHttp connection = new RawHttp(mock.baseUri())) {
      connection.write(
          RawHttp.request("B".repeat(8_000), "/" + "a".repeat(8_000), mock.baseUri(), ""));
      connection.read();

      assertThat(mock.requests().toString().length()).isLessThan(4_000);
    }
  }

  private static RawHttp.Answer get(String target) throws IOException {
    return get(target, "");
  }

  private static RawHttp.Answer get(String target, String headers) throws IOException {
    List<RawHttp.Answer> answers = SERVER.answers("GET", target, key("a") + headers, "");
    assertThat(answers).as("answers to %s", target).hasSize(1);
    return answers.get(0);
  }
}
