package io.github.tryonjobs.contract.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that is made alone says no more than what it has seen. */
class EvidenceTest {

  private static final GivenJobs COMPLETED = new GivenJobs(Map.of("completed", "completed"));
  private static final Images IMAGES =
      new Images("https://images.example.com/person.jpg", "https://images.example.com/shirt.jpg");

  /**
   * A check; which requests and which usual responses, and what comes, as {@link Instead} reads.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "request/header-case | .* | .* | 500 <html>",
        "request/accept | .* | .* | get/429/rate_limit_exceeded",
        "request/other-headers | .* | .* | 200 <html>",
        "request/other-headers | .* | .* | 404 {\"status\":404,\"error\":\"Not Found\"}",
        "request/header-case | .*name=x-api-key,.* | .* | nothing",
        "security/key-accepted | .* | .* | 404 {\"status\":404,\"error\":\"Not Found\"}",
        "security/key-accepted | .* | .* | 200 {\"status\":\"UP\"}",
        "security/key-not-echoed | .* | .* | 200 <html>",
        "security/no-key | .* | .* | get/401/invalid_auth_token",
        "life/cancelled-again | POST \\S+/cancel .* | 200 .* | cancel/409/job_finished",
        "life/cancelled-again | POST \\S+/cancel .* | 200 .* | cancel/500/internal_service_error",
        "life/cancelled | POST \\S+/cancel .* | [24]0[09] .* | cancel/429/rate_limit_exceeded",
      })
  void tooLittleIsNotProvable(String check, String request, String usual, String sent)
      throws Exception {
    FakeServer server = FakeServer.instead(request, usual, sent);
    Subject subject = Runs.subject(server, COMPLETED, wait -> {}, 0, Optional.of(IMAGES));

    List<Result> results = Runs.verifier(subject).run(it -> it.id().equals(check), told -> {});

    assertThat(Runs.verdicts(results)).containsEntry(check, Verdict.NOT_PROVABLE);
  }

  @ParameterizedTest
  @CsvSource({"request/id-long", "request/id-opaque", "request/query", "request/header-case"})
  void nothingIsObservedOfAServerThatIsSilent(String check) throws Exception {
    FakeServer server = new FakeServer();
    server.drift(
        (request, usual) -> {
          if (server.requests.get() > 1) {
            throw new NoResponseException(NoResponseException.Reach.SILENT, "nothing in time");
          }
          return usual;
        });

    assertThat(Runs.only(check, server).verdict()).isEqualTo(Verdict.NOT_PROVABLE);
  }

  @Test
  void aJobThatFailedOtherwiseIsWhatItWasGivenAs() throws Exception {
    GivenJobs failed = new GivenJobs(Map.of("failed", "failed_job_expired"));
    Verifier verifier = Runs.verifier(new FakeServer(), failed, wait -> {});

    assertThat(Runs.only("get/200/failed_content_filter_error", verifier).verdict())
        .isEqualTo(Verdict.NOT_PROVABLE);
  }

  @Test
  void whatAStartWasAnsweredWithIsToldByWhatNeedsIt() throws Exception {
    FakeServer server =
        FakeServer.changed("start/202/started", it -> FakeServer.json(500, "{\"error\":\"e\"}"));
    Subject subject = Runs.subject(server, COMPLETED, wait -> {}, 0, Optional.of(IMAGES));

    assertThat(Runs.only("life/ends", Runs.verifier(subject)).note())
        .contains("start/202/started", "500");
  }

  @Test
  void whatIsOnlySentIsNoPartOfWhatWasAskedFor() throws Exception {
    Verifier verifier = Runs.verifier(new FakeServer(), Runs.ALL, wait -> {});

    Runs.only("security/no-key", verifier);

    assertThat(verifier.coverage().rows()).isEmpty();
  }
}
