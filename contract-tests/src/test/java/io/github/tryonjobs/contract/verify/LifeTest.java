package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jobs that the verifier starts itself, where that costs credits. */
class LifeTest {

  private static final GivenJobs NO_JOBS = new GivenJobs(Map.of());
  private static final Images URLS =
      new Images("https://images.example.com/person.jpg", "https://images.example.com/shirt.jpg");

  private final List<Duration> waits = new ArrayList<>();
  private final List<Request> starts = new ArrayList<>();

  @Test
  void nothingIsStartedUnlessItIsAllowed() throws Exception {
    FakeServer server = counting(new FakeServer());

    List<Result> results =
        Runs.verifier(server, NO_JOBS, waits::add).run(check -> true, told -> {});

    assertThat(starts).isEmpty();
    assertThat(Runs.verdicts(results))
        .containsEntry("start/202/started", Verdict.NOT_PROVABLE)
        .containsEntry("life/ends", Verdict.NOT_PROVABLE)
        .containsEntry("cancel/200/cancelled", Verdict.NOT_PROVABLE)
        .containsEntry("start/401/invalid_auth_token", Verdict.HELD)
        .containsEntry("cancel/401/invalid_auth_token", Verdict.HELD)
        .containsEntry("cancel/404/not_found", Verdict.HELD)
        .containsEntry("start/400/missing_parameter", Verdict.HELD)
        .containsEntry("start/400/invalid_parameter", Verdict.HELD)
        .containsEntry("start/400/invalid_request_body", Verdict.HELD)
        .containsEntry("start/400/unsupported_content_type", Verdict.HELD);
    assertThat(results)
        .filteredOn(result -> result.check().id().startsWith("life/"))
        .extracting(Result::note)
        .allMatch(note -> note.contains("--allow-start"));
  }

  @Test
  void threeStartsProveTheLifeOfAJob() throws Exception {
    List<Result> results = allowed(counting(new FakeServer()), URLS);

    assertThat(starts).hasSize(3);
    assertThat(Runs.broken(results)).isEmpty();
    assertThat(Runs.verdicts(results))
        .containsEntry("start/202/started", Verdict.HELD)
        .containsEntry("start/200/completed", Verdict.HELD)
        .containsEntry("life/ends", Verdict.HELD)
        .containsEntry("life/cancelled", Verdict.HELD)
        .containsEntry("life/cancelled-again", Verdict.HELD)
        .containsEntry("cancel/200/cancelled", Verdict.HELD)
        .containsEntry("cancel/409/job_finished", Verdict.HELD)
        .containsEntry("get/200/pending", Verdict.HELD)
        .containsEntry("get/200/running", Verdict.HELD)
        .containsEntry("get/200/completed", Verdict.HELD)
        .containsEntry("get/200/failed_job_cancelled", Verdict.HELD)
        .containsEntry("result/image", Verdict.HELD);
  }

  @Test
  void onlyTheStartsThatAChosenCheckNeedsAreMade() throws Exception {
    Runs.only("life/ends", Runs.verifier(starting(counting(new FakeServer()), URLS)));

    assertThat(starts).hasSize(1);
  }

  @Test
  void aFileIsSentAsFormData(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("shirt.jpg"), FakeServer.image("jpg"));

    allowed(counting(new FakeServer()), new Images(URLS.person(), file.toString()));

    assertThat(starts)
        .allSatisfy(
            start ->
                assertThat(start.header("Content-Type").orElseThrow())
                    .startsWith("multipart/form-data"));
  }

  @Test
  void aStartWhoseOutcomeIsUnknownIsNotRepeated() throws Exception {
    FakeServer cut =
        FakeServer.drifted(
            (request, usual) -> {
              if (isStart(request) && usual.status() / 100 == 2) {
                starts.add(request);
                throw new NoResponseException(NoResponseException.Reach.REACHED, "cut");
              }
              return usual;
            });

    List<Result> results = allowed(cut, URLS);

    assertThat(starts).hasSize(3); // One for each of the three purposes.
    assertThat(Runs.broken(results)).containsExactly("start/200/completed", "start/202/started");
  }

  @Test
  void aJobThatDoesNotEndIsGivenUp() throws Exception {
    FakeServer server = FakeServer.instead("GET \\S+/started-.*", ".*", "get/200/running");

    Result result = Runs.only("life/ends", Runs.verifier(starting(server, URLS)));

    assertThat(result.findings()).extracting(Finding::deviation).containsExactly("does not end");
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Runs.JOB_TIMEOUT, Runs.JOB_TIMEOUT.plusSeconds(2));
  }

  @Test
  void theHintSaysWhatAServerAnsweredInstead() throws Exception {
    FakeServer server =
        FakeServer.changed(
            "start/400/invalid_parameter", it -> Runs.shown("start/400/missing_parameter"));

    Result result =
        Runs.only("start/400/invalid_parameter", Runs.verifier(server, NO_JOBS, waits::add));

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_PROVABLE);
    assertThat(result.note()).startsWith("Such an input was answered with 400 ");
  }

  @Test
  void aStartedJobIsAskedForWithoutAKey() throws Exception {
    FakeServer open =
        FakeServer.instead("GET \\S+/started-[0-9]+ .*", "401 .*", "get/200/completed");

    List<Result> results = allowed(open, URLS);

    assertThat(Runs.broken(results)).contains("get/401/invalid_auth_token", "security/no-key");
  }

  @Test
  void startsThatAreAnsweredWithOneIdAreFound() throws Exception {
    FakeServer server =
        FakeServer.changed(
            "start/202/started", it -> FakeServer.json(202, "{\"job_id\":\"pending\"}"));

    assertThat(Runs.broken(allowed(server, URLS))).contains("life/cancelled");
  }

  @Test
  void aStartedJobThatAnybodyCancelsIsFound() throws Exception {
    FakeServer server =
        FakeServer.instead("POST \\S+/started-[0-9]+/cancel .*", "401 .*", "cancel/200/cancelled");

    assertThat(Runs.broken(allowed(server, URLS))).contains("security/no-key");
  }

  @Test
  void aJobThatEndsBeforeItIsCancelledProvesNothing() throws Exception {
    FakeServer fast =
        FakeServer.drifted(
            (request, usual) ->
                request.path().matches(".*/started-[0-9]+/cancel")
                    ? Runs.shown("cancel/409/job_finished")
                    : request.path().contains("/started-")
                        ? Runs.shown("get/200/completed", request)
                        : usual);

    List<Result> results = allowed(fast, URLS);

    assertThat(Runs.verdicts(results)).containsEntry("cancel/200/cancelled", Verdict.NOT_PROVABLE);
  }

  @Test
  void anAccountWithoutCreditsIsNoFaultOfTheServer() throws Exception {
    FakeServer server =
        FakeServer.drifted(
            (request, usual) -> {
              if (!isStart(request) || usual.status() / 100 != 2) {
                return usual;
              }
              starts.add(request);
              return Runs.shown("start/403/insufficient_api_credits");
            });

    List<Result> results = allowed(server, URLS);

    assertThat(starts).hasSize(1);
    assertThat(Runs.broken(results)).isEmpty();
    assertThat(Runs.verdicts(results))
        .containsEntry("start/403/insufficient_api_credits", Verdict.HELD)
        .containsEntry("start/202/started", Verdict.NOT_PROVABLE);
  }

  @Test
  void aJobThatIsUnderWayMustBeCancelled() throws Exception {
    FakeServer server =
        FakeServer.changed("cancel/200/cancelled", it -> Runs.shown("cancel/409/job_finished"));

    assertThat(Runs.broken(allowed(server, URLS))).contains("cancel/200/cancelled");
  }

  private List<Result> allowed(FakeServer server, Images images) throws Exception {
    return Runs.verifier(starting(server, images)).run(check -> true, told -> {});
  }

  private Subject starting(FakeServer server, Images images) {
    return Runs.subject(server, NO_JOBS, waits::add, 0, Optional.of(images));
  }

  /** Takes note of the starts that would cost credits. */
  private FakeServer counting(FakeServer server) {
    return server.drift(
        (request, usual) -> {
          if (isStart(request) && usual.status() / 100 == 2) {
            starts.add(request);
          }
          return usual;
        });
  }

  private static boolean isStart(Request request) {
    return request.operation().equals(Runs.CONTRACT.start()) && request.method().equals("POST");
  }
}
