package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a response, and which judge says so. */
class ResponseJudgesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a field that is not documented |{'job_id':'pending','status':'pending','x':1}| SCHEMA | $",
        "a field that is missing |{'status':'pending'}| SCHEMA | $",
        "another type |{'job_id':'pending','status':1}| SCHEMA | $.status",
        "null |{'job_id':'pending','status':null}| SCHEMA | $.status",
        "no JSON |{'job_id'| SCHEMA | body",
        "text after it |{'job_id':'pending','status':'pending'} x| SCHEMA | body",
        "a name twice |{'job_id':'x','job_id':'pending','status':'pending'}| SCHEMA | body",
        "another job |{'job_id':'other','status':'pending'}| RULE | $.job_id",
        "another status |{'job_id':'pending','status':'running'}| RULE | $.status",
        "another status |{'job_id':'pending','status':'running'}| PACT | pact",
        "error with pending |{'job_id':'pending','status':'pending','error':{'message':'m',"
            + "'error_code':'job_expired'}}| RULE | $.error",
        "result_url with pending |{'job_id':'pending','status':'pending',"
            + "'result_url':'http://127.0.0.1/a.jpg'}| RULE | $.result_url",
      })
  void aWrongBodyIsBroken(String what, String body, Judge judge, String where) throws Exception {
    FakeServer server =
        FakeServer.changed("pending", response -> FakeServer.json(200, body.replace('\'', '"')));

    Result result = only("get/200/pending", server);

    assertThat(result.verdict()).as(what).isEqualTo(Verdict.BROKEN);
    assertThat(result.findings())
        .as(what)
        .anySatisfy(
            finding -> {
              assertThat(finding.judge()).isEqualTo(judge);
              assertThat(finding.where()).isEqualTo(where);
            });
  }

  @Test
  void anotherStatusCodeIsToldWithWhatCame() throws Exception {
    FakeServer server = FakeServer.changed("pending", response -> FakeServer.json(302, "{}"));

    assertThat(only("get/200/pending", server).findings())
        .contains(
            new Finding(
                Judge.STATUS,
                "status code",
                "200",
                "302, which the contract does not have, with the body {}",
                "302 instead of 200"));
  }

  @ParameterizedTest
  @CsvSource({
    "completed, ftp://127.0.0.1/a.jpg",
    "completed, /a.jpg",
    "completed, a b",
    "completed, http://",
    "completed, http:/a.jpg",
    "completed, http:a.jpg"
  })
  void aResultUrlIsAWebAddress(String job, String url) throws Exception {
    String body =
        "{\"job_id\":\"completed\",\"status\":\"completed\",\"result_url\":\"" + url + "\"}";
    FakeServer server = FakeServer.changed(job, response -> FakeServer.json(200, body));

    assertThat(only("get/200/completed", server).findings())
        .contains(new Finding(Judge.RULE, "$.result_url", "an http or https URL", url));
  }

  /** A space, one that does not break, of no width, a byte order mark, a filler, and Braille. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\\u00a0",
        "\\u200b",
        "\\ufeff",
        "\\u3164",
        "\\u2800",
        "\\u2003\\u00ad",
        "\\n"
      })
  void aStringWithoutContentIsBroken(String blank) throws Exception {
    String body = "{\"error\":\"" + blank + "\",\"error_code\":\"not_found\"}";
    FakeServer server = FakeServer.changed("not_found", response -> FakeServer.json(404, body));

    assertThat(only("get/404/not_found", server).findings())
        .containsExactly(new Finding(Judge.RULE, "$.error", "a string that is not blank", "\"\""));
  }

  @Test
  void aBodyWhereNoneIsDocumentedIsBroken() throws Exception {
    FakeServer server =
        FakeServer.changed("internal_service_error", response -> FakeServer.json(500, "{}"));

    assertThat(only("get/500/internal_service_error", server).findings())
        .extracting(Finding::judge)
        .containsExactly(Judge.RULE);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Type, text/html",
    "Content-Type, application/json; charset=iso-8859-1",
    "Content-Encoding, gzip",
    "Retry-After, 1",
    "X-Try-On-Mock-Error, unknown-path"
  })
  void aHeaderThatDoesNotBelongThereIsBroken(String name, String value) throws Exception {
    FakeServer server = FakeServer.changed("pending", with(name, value));

    assertThat(only("get/200/pending", server).findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.judge()).isEqualTo(Judge.HEADER);
              assertThat(finding.where()).isEqualTo("header " + name);
              assertThat(finding.got()).isEqualTo(value);
            });
  }

  @ParameterizedTest
  @CsvSource({"soon, BROKEN", "-1, BROKEN", "7, HELD", "'Tue, 24 Nov 2026 12:00:00 GMT', HELD"})
  void retryAfterIsSecondsOrADate(String value, Verdict verdict) throws Exception {
    FakeServer server = FakeServer.changed("rate_limit_exceeded", with("Retry-After", value));

    assertThat(only("get/429/rate_limit_exceeded", server).verdict()).isEqualTo(verdict);
  }

  private static UnaryOperator<Response> with(String name, String value) {
    return response -> FakeServer.with(response, name, value);
  }

  private static Result only(String id, Server server) throws Exception {
    return Runs.only(id, server);
  }
}
