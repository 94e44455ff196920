package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.verify.NoAnswerException.Reach;
import io.github.tryonjobs.contract.verify.States.Candidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierTest {

  private static final Contract CONTRACT = Contract.load();
  private static final PactJudge PACT = PactJudge.load();

  /** Each example has a job with its name. */
  private static final States ALL =
      example -> List.of(new Candidate(example.name(), example.name(), true));

  private final List<Duration> waits = new ArrayList<>();

  @Test
  void allHoldsWithAServerThatAnswersAsTheExamplesDo() throws Exception {
    Verifier verifier = verifier(new FakeServer(), ALL);

    List<Result> results = verifier.run(check -> true, told -> {});

    assertThat(results).extracting(Result::verdict).containsOnly(Verdict.HELD);
    assertThat(results)
        .extracting(Result::check)
        .containsExactlyElementsOf(Verifier.checks(CONTRACT));
  }

  @Test
  void everythingThatIsDocumentedIsSeenExceptTheOptionalHeader() throws Exception {
    Verifier verifier = verifier(new FakeServer(), ALL);
    verifier.run(check -> true, told -> {});

    assertThat(verifier.coverage().rows())
        .filteredOn(row -> !row.isSeen())
        .extracting(Coverage.Row::item)
        .containsExactly(new Coverage.Item(429, "header", "Retry-After"));
  }

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
        new FakeServer().change("pending", answer -> FakeServer.json(200, body.replace('\'', '"')));

    Result result = only("200/pending", verifier(server, ALL));

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
    FakeServer server = new FakeServer().change("pending", answer -> FakeServer.json(302, "{}"));

    assertThat(only("200/pending", verifier(server, ALL)).findings())
        .contains(
            new Finding(
                Judge.STATUS,
                "status code",
                "200",
                "302, which the contract does not have, with the body {}"));
  }

  @ParameterizedTest
  @CsvSource({
    "completed, ftp://127.0.0.1/a.jpg",
    "completed, /a.jpg",
    "completed, a b",
    "completed, http://"
  })
  void aResultUrlIsAWebAddress(String job, String url) throws Exception {
    String body =
        "{\"job_id\":\"completed\",\"status\":\"completed\",\"result_url\":\"" + url + "\"}";
    FakeServer server = new FakeServer().change(job, answer -> FakeServer.json(200, body));

    assertThat(only("200/completed", verifier(server, ALL)).findings())
        .contains(new Finding(Judge.RULE, "$.result_url", "an http or https URL", url));
  }

  @Test
  void aTextThatSaysNothingIsBroken() throws Exception {
    FakeServer server =
        new FakeServer()
            .change(
                "not_found",
                answer -> FakeServer.json(404, "{\"error\":\" \",\"error_code\":\"not_found\"}"));

    assertThat(only("404/not_found", verifier(server, ALL)).findings())
        .containsExactly(new Finding(Judge.RULE, "$.error", "a text", "\"\""));
  }

  @Test
  void aBodyWhereNoneIsDocumentedIsBroken() throws Exception {
    FakeServer server =
        new FakeServer().change("internal_service_error", answer -> FakeServer.json(500, "{}"));

    assertThat(only("500/internal_service_error", verifier(server, ALL)).findings())
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
    FakeServer server = new FakeServer().change("pending", with(name, value));

    assertThat(only("200/pending", verifier(server, ALL)).findings())
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
    FakeServer server = new FakeServer().change("rate_limit_exceeded", with("Retry-After", value));

    assertThat(only("429/rate_limit_exceeded", verifier(server, ALL)).verdict()).isEqualTo(verdict);
  }

  @Test
  void anApiKeyThatComesBackIsFoundAndIsInNoResult() throws Exception {
    FakeServer server =
        new FakeServer().change("pending", answer -> FakeServer.json(200, FakeServer.KEY));

    List<Result> results = verifier(server, ALL).run(check -> true, told -> {});

    assertThat(results.get(results.size() - 1).findings())
        .containsExactly(
            new Finding(Judge.SECURITY, "answer of 200/pending", "no API key", "the API key"));
    assertThat(results.toString()).contains("(API key)").doesNotContain(FakeServer.KEY);
  }

  @Test
  void noPartOfAnApiKeyIsLeftWhereALongAnswerIsCut() throws Exception {
    String body = "\"" + "x".repeat(195) + FakeServer.KEY + "\"";
    FakeServer server = new FakeServer().change("pending", answer -> FakeServer.json(302, body));

    assertThat(only("200/pending", verifier(server, ALL)).toString())
        .contains("xxx")
        .doesNotContain(FakeServer.KEY.substring(0, 3));
  }

  @Test
  void aStateThatCannotBeSetIsNotProvable() throws Exception {
    States states =
        example -> {
          throw new NoStateException("404");
        };

    Result result = only("200/pending", verifier(new FakeServer(), states));

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
    assertThat(result.note()).isEqualTo("The server's state cannot be set: 404");
  }

  @Test
  void aKeyThatIsIgnoredIsBroken() throws Exception {
    FakeServer server =
        new FakeServer()
            .change(
                "invalid_auth_token",
                answer -> FakeServer.json(200, "{\"job_id\":\"x\",\"status\":\"pending\"}"));

    List<Result> results = verifier(server, ALL).run(check -> true, told -> {});

    assertThat(results)
        .filteredOn(result -> result.verdict() == Verdict.BROKEN)
        .extracting(result -> result.check().id())
        .containsExactly("security/no-key", "401/invalid_auth_token");
  }

  @Test
  void whatNoJobIsKnownForIsNotProvableAndSaysWhatWouldHelp() throws Exception {
    Result result =
        only("200/failed_job_expired", verifier(new FakeServer(), new GivenJobs(Map.of())));

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
    assertThat(result.note()).contains("--job failed:job_expired=ID", "--control-url");
  }

  @Test
  void withoutAnyJobTheUnknownIdProves404() throws Exception {
    Result result = only("404/not_found", verifier(new FakeServer(), new GivenJobs(Map.of())));

    assertThat(result.verdict()).isEqualTo(Verdict.HELD);
  }

  @Test
  void aJobThatFailedSomehowProvesTheWayInWhichItFailed() throws Exception {
    GivenJobs jobs = new GivenJobs(Map.of("failed", "failed_job_expired"));

    List<Result> results =
        verifier(new FakeServer(), jobs).run(check -> check.id().contains("failed"), told -> {});

    assertThat(results)
        .filteredOn(result -> result.verdict() == Verdict.HELD)
        .extracting(result -> result.check().id())
        .containsExactly("200/failed_job_expired");
    assertThat(results).filteredOn(result -> result.verdict() == Verdict.BROKEN).isEmpty();
  }

  @Test
  void aJobThatIsNotWhatItWasGivenAsIsBroken() throws Exception {
    GivenJobs jobs = new GivenJobs(Map.of("failed", "running"));

    List<Result> results =
        verifier(new FakeServer(), jobs).run(check -> check.id().contains("failed"), told -> {});

    assertThat(results)
        .filteredOn(result -> result.verdict() == Verdict.BROKEN)
        .extracting(result -> result.check().id())
        .containsExactly("job/failed");
  }

  @Test
  void waitsAsAskedAndAsksAgainWhenThereWereTooManyRequests() throws Exception {
    Verifier verifier = verifier(new FakeServer().tooMany(2), ALL);

    assertThat(only("200/pending", verifier).verdict()).isEqualTo(Verdict.HELD);
    assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
  }

  @Test
  void givesUpAskingAgain() throws Exception {
    FakeServer server = new FakeServer().tooMany(1000);

    assertThat(only("200/pending", verifier(server, ALL)).verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(server.requests).isEqualTo(8);
  }

  @Test
  void doesNotAskAgainForTheAnswerOfTooManyRequests() throws Exception {
    only("429/rate_limit_exceeded", verifier(new FakeServer(), ALL));

    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"NOT_REACHED", "SILENT"})
  void aServerThatDoesNotAnswerItsFirstRequestIsUnreachable(Reach reach) {
    FakeServer server = new FakeServer().failing(reach, "nothing there");

    assertThatThrownBy(() -> verifier(server, ALL).run(check -> true, told -> {}))
        .isInstanceOf(UnreachableException.class)
        .hasMessage("nothing there");
  }

  @Test
  void aServerThatAnswersNonsenseIsBroken() throws Exception {
    FakeServer server = new FakeServer().failing(Reach.REACHED, "a connection that is closed");

    assertThat(only("200/pending", verifier(server, ALL)).findings())
        .containsExactly(
            new Finding(Judge.STATUS, "answer", "an answer", "a connection that is closed"));
  }

  @ParameterizedTest
  @CsvSource({"404, image/jpeg", "200, text/html"})
  void anImageThatCannotBeFetchedIsBroken(int status, String type) throws Exception {
    FakeServer server =
        new FakeServer()
            .image(
                FakeServer.answer(status, Map.of("Content-Type", type), new byte[] {-1, -40, 1}));

    assertThat(only("result/image", verifier(server, ALL)).verdict()).isEqualTo(Verdict.BROKEN);
  }

  @Test
  void bytesThatAreNoJpegAreBroken() throws Exception {
    FakeServer server =
        new FakeServer()
            .image(
                FakeServer.answer(200, Map.of("Content-Type", "image/jpeg"), new byte[] {1, 2, 3}));

    assertThat(only("result/image", verifier(server, ALL)).findings())
        .containsExactly(new Finding(Judge.RULE, "image", "a JPEG", "3 bytes of something else"));
  }

  private static UnaryOperator<Answer> with(String name, String value) {
    return answer -> {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      answer.headers().forEach((header, values) -> headers.put(header, values.get(0)));
      headers.put(name, value);
      return FakeServer.answer(answer.status(), headers, answer.body());
    };
  }

  private Verifier verifier(Server server, States states) {
    Pace pace = new Pace(0, () -> 0, waits::add);
    return new Verifier(
        CONTRACT, PACT, server, states, pace, FakeServer.KEY, () -> FakeServer.UNKNOWN);
  }

  private static Result only(String id, Verifier verifier) throws Exception {
    Predicate<Check> isMeant = check -> check.id().equals(id);
    List<Result> results = verifier.run(isMeant, told -> {});
    assertThat(results).hasSize(1);
    return results.get(0);
  }
}
