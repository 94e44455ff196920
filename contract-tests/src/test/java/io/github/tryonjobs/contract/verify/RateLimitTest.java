package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a 429 that comes by itself, or is provoked. */
class RateLimitTest {

  private static final GivenJobs NO_JOBS = new GivenJobs(Map.of());

  private final List<Duration> waits = new ArrayList<>();

  @Test
  void waitsAsAskedAndAsksAgain() throws Exception {
    Verifier verifier = verifier(new FakeServer().tooMany(2), Runs.ALL);

    assertThat(Runs.only("get/200/pending", verifier).verdict()).isEqualTo(Verdict.HELD);
    assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
  }

  @Test
  void whatComesByItselfIsJudged() throws Exception {
    Verifier verifier = verifier(new FakeServer().tooMany(1), NO_JOBS);

    assertThat(Runs.only("get/429/rate_limit_exceeded", verifier).verdict())
        .isEqualTo(Verdict.HELD);
  }

  @Test
  void whatComesByItselfAndIsNotAsDocumentedIsBroken() throws Exception {
    FakeServer server =
        new FakeServer()
            .tooMany(1)
            .change("rate_limit_exceeded", response -> FakeServer.json(429, "{}"));

    for (States states : List.of(NO_JOBS, Runs.ALL)) {
      assertThat(Runs.only("get/429/rate_limit_exceeded", verifier(server, states)).verdict())
          .isEqualTo(Verdict.BROKEN);
    }
  }

  @Test
  void whatComesByItselfIsJudgedBesideWhatWasSetUp() throws Exception {
    FakeServer server = new FakeServer().tooMany(1);
    server.drift(
        (request, usual) ->
            server.requests.get() == 1 ? FakeServer.json(429, "{\"error\":\"e\"}") : usual);

    assertThat(Runs.only("get/429/rate_limit_exceeded", verifier(server, Runs.ALL)).findings())
        .extracting(Finding::where)
        .contains("$.error_code");
  }

  @Test
  void whatComesToAnotherMethodIsNotJudgedAsIfItHadABody() throws Exception {
    FakeServer server = new FakeServer();
    server.drift(
        (request, usual) ->
            request.method().equals("HEAD") && server.requests.get() % 2 == 0
                ? FakeServer.empty(429)
                : usual);

    assertThat(Runs.broken(Runs.all(server, Runs.ALL))).isEmpty();
  }

  @Test
  void theHintSaysHowToProvokeOne() throws Exception {
    Result result = Runs.only("get/429/rate_limit_exceeded", verifier(new FakeServer(), NO_JOBS));

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
    assertThat(result.note()).contains("--provoke-rate-limit NUMBER").doesNotContain("--job");
  }

  @Test
  void provokesOneWithNoMoreRequestsThanAllowed() throws Exception {
    FakeServer limited = new FakeServer();
    limited.drift(
        (request, usual) ->
            limited.requests.get() > 5
                ? FakeServer.json(
                    429, "{\"error\":\"Too many\",\"error_code\":\"rate_limit_exceeded\"}")
                : usual);
    FakeServer unlimited = new FakeServer();

    assertThat(provoked(limited).verdict()).isEqualTo(Verdict.HELD);
    Result result = provoked(unlimited);

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
    assertThat(result.note()).startsWith("20 requests at once were not too many.");
    assertThat(unlimited.requests).hasValue(21); // One finds out whether the key is accepted.
  }

  @Test
  void aServerThatFallsSilentIsProvokedNoFurther() throws Exception {
    FakeServer server = silentAfterTheFirst();

    assertThat(provoked(server).verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(server.requests.get()).isLessThanOrEqualTo(1 + 16); // So many are sent at once.
  }

  @Test
  void aServerThatNoLongerRespondsIsNotProvoked() throws Exception {
    FakeServer server = silentAfterTheFirst();

    provoking(server).run(check -> true, told -> {});

    assertThat(server.requests).hasValue(5); // Three more, and the first one again.
  }

  private static FakeServer silentAfterTheFirst() {
    FakeServer server = new FakeServer();
    return server.drift(
        (request, usual) -> {
          if (server.requests.get() > 1) {
            throw new NoResponseException(NoResponseException.Reach.SILENT, "nothing in time");
          }
          return usual;
        });
  }

  private Result provoked(FakeServer server) throws Exception {
    return Runs.only("get/429/rate_limit_exceeded", provoking(server));
  }

  private Verifier provoking(FakeServer server) {
    return Runs.verifier(Runs.subject(server, NO_JOBS, waits::add, 20, Optional.empty()));
  }

  @Test
  void stopsWaitingForAServerThatAlwaysSaysSo() throws Exception {
    Verifier verifier = verifier(new FakeServer().tooMany(1_000_000), Runs.ALL);

    List<Result> results = verifier.run(check -> true, told -> {});

    assertThat(Runs.verdicts(results)).containsEntry("get/200/pending", Verdict.BROKEN);
    assertThat(waits).hasSize(6);
  }

  @Test
  void doesNotWaitForAServerThatAsksForMoreThanItWouldGet() throws Exception {
    Response always =
        FakeServer.with(Runs.shown("get/429/rate_limit_exceeded"), "Retry-After", "361");

    verifier(FakeServer.drifted((request, usual) -> always), Runs.ALL).run(it -> true, told -> {});

    assertThat(waits).isEmpty();
  }

  @Test
  void waitsNoMoreThanHalfAnHourInAll() throws Exception {
    Response once = FakeServer.with(Runs.shown("get/429/rate_limit_exceeded"), "Retry-After", "60");
    FakeServer server = new FakeServer();
    server.drift((request, usual) -> server.requests.get() % 2 == 1 ? once : usual);

    verifier(server, Runs.ALL).run(it -> true, told -> {});

    assertThat(waits).hasSize(30).containsOnly(Duration.ofMinutes(1));
  }

  @Test
  void doesNotAskAgainForTheResponseToTooManyRequests() throws Exception {
    Runs.only("get/429/rate_limit_exceeded", verifier(new FakeServer(), Runs.ALL));

    assertThat(waits).isEmpty();
  }

  private Verifier verifier(Server server, States states) {
    return Runs.verifier(server, states, waits::add);
  }
}
