package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.verify.NoResponseException.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests are made, and what becomes of a behaviour that was seen, or was not. */
class VerifierTest {

  private static final String UNAUTHORIZED =
      "{\"error\":\"API Token not found\",\"error_code\":\"invalid_auth_token\"}";

  private final List<Duration> waits = new ArrayList<>();

  @Test
  void allHoldsWithAServerThatRespondsAsTheExamplesDo() throws Exception {
    List<Result> results = Runs.all(new FakeServer(), Runs.ALL);

    assertThat(results).extracting(Result::verdict).containsOnly(Verdict.HELD, Verdict.OBSERVED);
    assertThat(Runs.ids(results, result -> result.verdict() == Verdict.OBSERVED))
        .allMatch(id -> id.startsWith("request/"));
    assertThat(results)
        .extracting(Result::check)
        .containsExactlyElementsOf(Verifier.checks(Runs.CONTRACT));
  }

  @Test
  void everythingThatIsDocumentedIsSeenExceptTheOptionalHeader() throws Exception {
    Verifier verifier = verifier(new FakeServer(), Runs.ALL);
    verifier.run(check -> true, told -> {});

    assertThat(verifier.coverage().rows())
        .filteredOn(row -> !row.isSeen())
        .extracting(Coverage.Row::item)
        .extracting(Coverage.Item::toString)
        .containsExactly(
            "start 429 header Retry-After",
            "get 429 header Retry-After",
            "cancel 429 header Retry-After");
  }

  @Test
  void onlyWhatWasAskedForCountsAsNotSeen() throws Exception {
    Verifier verifier = verifier(new FakeServer(), new GivenJobs(Map.of()));
    verifier.run(check -> check.id().equals("get/200/completed"), told -> {});

    assertThat(verifier.coverage().rows())
        .extracting(row -> row.item().name())
        .contains("$.status = completed", "$.result_url")
        .doesNotContain("$.status = failed", "$.error", "$.error_code");
  }

  @Test
  void noPartOfAnApiKeyIsLeftWhereALongResponseIsCut() throws Exception {
    String body = "\"" + "x".repeat(195) + FakeServer.KEY + "\"";
    FakeServer server = FakeServer.changed("pending", response -> FakeServer.json(302, body));

    assertThat(Runs.only("get/200/pending", verifier(server, Runs.ALL)).toString())
        .contains("xxx")
        .doesNotContain(FakeServer.KEY.substring(0, 3));
  }

  @Test
  void aStateThatCannotBeSetIsNotProvable() throws Exception {
    States states =
        example -> {
          throw new NoStateException("404");
        };

    Result result = Runs.only("get/200/pending", verifier(new FakeServer(), states));

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
    assertThat(result.note()).isEqualTo("The server's state cannot be set: 404");
  }

  @Test
  void whatNoJobIsKnownForIsNotProvableAndSaysWhatWouldHelp() throws Exception {
    Result result =
        Runs.only(
            "get/200/failed_job_expired", verifier(new FakeServer(), new GivenJobs(Map.of())));

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
    assertThat(result.note()).contains("--job failed:job_expired=ID", "--control-url");
  }

  @Test
  void withoutAnyJobTheUnknownIdProves404() throws Exception {
    Result result =
        Runs.only("get/404/not_found", verifier(new FakeServer(), new GivenJobs(Map.of())));

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
        .containsExactly("get/200/failed_job_expired");
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

  @ParameterizedTest
  @CsvSource({"NOT_REACHED", "SILENT"})
  void aServerThatDoesNotRespondToTheFirstRequestIsUnreachable(Reach reach) {
    FakeServer server = new FakeServer().failing(reach, "nothing there");

    assertThatThrownBy(() -> verifier(server, Runs.ALL).run(check -> true, told -> {}))
        .isInstanceOf(NoResponseException.class)
        .hasMessage("nothing there");
  }

  @Test
  void aServerThatSendsNonsenseIsBroken() throws Exception {
    FakeServer server = new FakeServer().failing(Reach.REACHED, "a connection that is closed");

    assertThat(Runs.only("get/200/pending", verifier(server, Runs.ALL)).findings())
        .containsExactly(
            new Finding(Judge.STATUS, "response", "a response", "a connection that is closed"));
  }

  @Test
  void aServerThatStopsRespondingIsAskedFourTimesMore() throws Exception {
    FakeServer server = new FakeServer();
    server.drift(
        (request, usual) -> {
          if (server.requests.get() > 1) {
            throw new NoResponseException(Reach.SILENT, "no complete response within 10 s");
          }
          return usual;
        });

    List<Result> results = Runs.all(server, Runs.ALL);

    assertThat(server.requests.get()).isEqualTo(5);
    assertThat(Runs.verdicts(results)).containsEntry("get/200/pending", Verdict.BROKEN);
  }

  @Test
  void aServerThatIsSilentToUnusualRequestsIsAskedTwoOfAKind() throws Exception {
    List<String> silent = new ArrayList<>();
    FakeServer server =
        FakeServer.drifted(
            (request, usual) -> {
              if (usual.status() == 405 && request.header("X-API-KEY").isPresent()) {
                silent.add(request.method() + " " + request.operation().name());
                throw new NoResponseException(Reach.SILENT, "no complete response within 10 s");
              }
              return usual;
            });

    List<Result> results = Runs.all(server, Runs.ALL);

    assertThat(silent).containsExactly("HEAD get", "OPTIONS get", "GET start", "HEAD start");
    assertThat(Runs.ids(results, it -> it.verdict() == Verdict.NOT_PROVABLE))
        .containsExactly("request/method", "request/start-method");
    assertThat(Runs.broken(results)).isEmpty();
    assertThat(results)
        .extracting(Result::note)
        .anyMatch(it -> it.contains("10 s; POST: not asked after that; PUT: not asked after that"));
  }

  @Test
  void whatIsBrokenIsToldThoughAServerIsSilentAfterThat() throws Exception {
    FakeServer server =
        FakeServer.drifted(
            (request, usual) -> {
              if (usual.status() == 405 && !request.method().equals("HEAD")) {
                throw new NoResponseException(Reach.SILENT, "no complete response within 10 s");
              }
              return usual.status() == 405 ? FakeServer.with(usual, "Allow", "POST") : usual;
            });

    assertThat(Runs.broken(Runs.all(server, Runs.ALL))).containsExactly("request/method");
  }

  @ParameterizedTest
  @CsvSource({"404, <html>", "200, <html>", "503, {}", "429, {}"})
  void whatIsNotTheApiDoesNotSayThatTheKeyIsAccepted(int status, String body) throws Exception {
    FakeServer server = FakeServer.instead(".*", ".*", status + " " + body);

    Result first = Runs.all(server, new GivenJobs(Map.of())).get(0);

    assertThat(first.check()).isEqualTo(Check.KEY_ACCEPTED);
    assertThat(first.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
    assertThat(first.note()).contains(status + " " + body, "ends before /v1/try-on?");
  }

  @Test
  void anApiKeyThatIsRejectedIsTheFirstFindingAndTheOnlyOne() throws Exception {
    GivenJobs jobs = new GivenJobs(Map.of("completed", "completed"));
    FakeServer server = FakeServer.instead(".*", ".*", "401 " + UNAUTHORIZED);

    List<Result> results = Runs.all(server, jobs);

    assertThat(results.get(0).check()).isEqualTo(Check.KEY_ACCEPTED);
    assertThat(results.get(0).findings())
        .singleElement()
        .extracting(Finding::deviation)
        .isEqualTo("rejected with 401");
    assertThat(Runs.broken(results)).containsExactly("security/key-accepted");
  }

  @Test
  void anApiKeyIsAcceptedIfOnlyUnknownIdsAreRefused() throws Exception {
    GivenJobs jobs = new GivenJobs(Map.of("completed", "completed"));
    FakeServer server =
        FakeServer.changed("not_found", response -> FakeServer.json(401, UNAUTHORIZED));

    assertThat(Runs.broken(Runs.all(server, jobs)))
        .containsExactly("get/404/not_found", "request/id-opaque");
  }

  @Test
  void anUnknownIdIsAlsoAskedForWhereTheStateCanBeSet() throws Exception {
    FakeServer server =
        FakeServer.instead(
            "(?!\\S+ \\S+/not_found ).*",
            "404 .*",
            "400 {\"error\":\"e\",\"error_code\":\"invalid_parameter\"}");

    assertThat(Runs.broken(Runs.all(server, Runs.ALL)))
        .containsExactly("get/404/not_found", "cancel/404/not_found");
  }

  private Verifier verifier(Server server, States states) {
    return Runs.verifier(server, states, waits::add);
  }
}
