package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.verify.NoAnswerException.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests are made, and what becomes of a behaviour that was seen, or was not. */
class VerifierTest {

  private final List<Duration> waits = new ArrayList<>();

  @Test
  void allHoldsWithAServerThatAnswersAsTheExamplesDo() throws Exception {
    Verifier verifier = verifier(new FakeServer(), Runs.ALL);

    List<Result> results = verifier.run(check -> true, told -> {});

    assertThat(results).extracting(Result::verdict).containsOnly(Verdict.HELD);
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
        .containsExactly(new Coverage.Item(429, "header", "Retry-After"));
  }

  @Test
  void anApiKeyThatComesBackIsFoundAndIsInNoResult() throws Exception {
    FakeServer server =
        new FakeServer().change("pending", answer -> FakeServer.json(200, FakeServer.KEY));

    List<Result> results = verifier(server, Runs.ALL).run(check -> true, told -> {});

    assertThat(results.get(results.size() - 1).findings())
        .containsExactly(
            new Finding(Judge.SECURITY, "answer of 200/pending", "no API key", "the API key"));
    assertThat(results.toString()).contains("(API key)").doesNotContain(FakeServer.KEY);
  }

  @Test
  void noPartOfAnApiKeyIsLeftWhereALongAnswerIsCut() throws Exception {
    String body = "\"" + "x".repeat(195) + FakeServer.KEY + "\"";
    FakeServer server = new FakeServer().change("pending", answer -> FakeServer.json(302, body));

    assertThat(Runs.only("200/pending", verifier(server, Runs.ALL)).toString())
        .contains("xxx")
        .doesNotContain(FakeServer.KEY.substring(0, 3));
  }

  @Test
  void aStateThatCannotBeSetIsNotProvable() throws Exception {
    States states =
        example -> {
          throw new NoStateException("404");
        };

    Result result = Runs.only("200/pending", verifier(new FakeServer(), states));

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

    List<Result> results = verifier(server, Runs.ALL).run(check -> true, told -> {});

    assertThat(results)
        .filteredOn(result -> result.verdict() == Verdict.BROKEN)
        .extracting(result -> result.check().id())
        .containsExactly("security/no-key", "401/invalid_auth_token");
  }

  @Test
  void whatNoJobIsKnownForIsNotProvableAndSaysWhatWouldHelp() throws Exception {
    Result result =
        Runs.only("200/failed_job_expired", verifier(new FakeServer(), new GivenJobs(Map.of())));

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
    assertThat(result.note()).contains("--job failed:job_expired=ID", "--control-url");
  }

  @Test
  void withoutAnyJobTheUnknownIdProves404() throws Exception {
    Result result = Runs.only("404/not_found", verifier(new FakeServer(), new GivenJobs(Map.of())));

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
    Verifier verifier = verifier(new FakeServer().tooMany(2), Runs.ALL);

    assertThat(Runs.only("200/pending", verifier).verdict()).isEqualTo(Verdict.HELD);
    assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
  }

  @Test
  void givesUpAskingAgain() throws Exception {
    FakeServer server = new FakeServer().tooMany(1000);

    assertThat(Runs.only("200/pending", verifier(server, Runs.ALL)).verdict())
        .isEqualTo(Verdict.BROKEN);
    assertThat(server.requests).isEqualTo(8);
  }

  @Test
  void doesNotAskAgainForTheAnswerOfTooManyRequests() throws Exception {
    Runs.only("429/rate_limit_exceeded", verifier(new FakeServer(), Runs.ALL));

    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"NOT_REACHED", "SILENT"})
  void aServerThatDoesNotAnswerItsFirstRequestIsUnreachable(Reach reach) {
    FakeServer server = new FakeServer().failing(reach, "nothing there");

    assertThatThrownBy(() -> verifier(server, Runs.ALL).run(check -> true, told -> {}))
        .isInstanceOf(UnreachableException.class)
        .hasMessage("nothing there");
  }

  @Test
  void aServerThatAnswersNonsenseIsBroken() throws Exception {
    FakeServer server = new FakeServer().failing(Reach.REACHED, "a connection that is closed");

    assertThat(Runs.only("200/pending", verifier(server, Runs.ALL)).findings())
        .containsExactly(
            new Finding(Judge.STATUS, "answer", "an answer", "a connection that is closed"));
  }

  private Verifier verifier(Server server, States states) {
    return Runs.verifier(server, states, waits::add);
  }
}
