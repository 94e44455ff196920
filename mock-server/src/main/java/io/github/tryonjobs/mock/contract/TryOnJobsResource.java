package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.result.ResultLinks;
import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.Undocumented;
import io.github.tryonjobs.mock.state.Asked;
import io.github.tryonjobs.mock.state.MockRequest;
import jakarta.inject.Singleton;

/** Answers the operations of the contract, for all servers. */
@Singleton
public final class TryOnJobsResource implements TryOnJobsApi {

  private final Catalogue catalogue = Catalogue.ofContract();

  @Override
  public StartTryOnResponse startTryOn(MockRequest request) {
    if (request.input() == null) {
      request.input(StartRules.refused("invalid_request_body", "expected a body"));
    }
    Asked asked = request.start();
    String accepted = waits(request) ? "completed" : "started";
    Outcome outcome = outcome(asked, accepted);
    String jobId = asked instanceof Asked.Came came && came.jobId() != null ? came.jobId() : "";
    return catalogue
        .starts()
        .get(documented(outcome, accepted))
        .accept(
            new ResponseForStart(
                jobId, () -> ResultLinks.link(request, jobId), outcome, request.input()));
  }

  private static boolean waits(MockRequest request) {
    return request.input() != null && request.input().waits();
  }

  @Override
  public GetTryOnJobResponse getTryOnJob(String jobId, MockRequest request) {
    Outcome outcome = outcome(request.ask(jobId), "completed");
    String goodNews = isError(outcome) ? catalogue.firstFailure() : "completed";
    return catalogue
        .jobs()
        .get(documented(outcome, goodNews))
        .accept(new ResponseForJob(jobId, () -> ResultLinks.link(request, jobId), outcome));
  }

  private static boolean isError(Outcome outcome) {
    return outcome instanceof Outcome.Foreign it && it.kind() == Undocumented.UNKNOWN_ERROR;
  }

  @Override
  public CancelTryOnJobResponse cancelTryOnJob(String jobId, MockRequest request) {
    Outcome outcome = outcome(request.cancel(jobId), "cancelled");
    CancelTryOnJobResponse response = catalogue.cancels().get(documented(outcome, "cancelled"));
    String retryAfter = ResponseForJob.retryAfter(outcome);
    return response instanceof CancelTryOnJobResponse.Status429 limited && retryAfter != null
        ? new CancelTryOnJobResponse.Status429(limited.body(), retryAfter)
        : response;
  }

  /** Returns the outcome of the response; a start that waits has one when it no longer waits. */
  private static Outcome outcome(Asked asked, String meanwhile) {
    if (asked instanceof Asked.Refused) {
      return Outcome.of("401");
    }
    if (asked instanceof Asked.Limited limited) {
      return new Outcome.Documented("429", limited.retryAfterSeconds());
    }
    return asked instanceof Asked.Came came ? came.outcome() : Outcome.of(meanwhile);
  }

  /** A fault spoils what would be good news; so does what is undocumented, but for an error. */
  private static String documented(Outcome outcome, String goodNews) {
    return outcome instanceof Outcome.Documented documented ? documented.answer() : goodNews;
  }
}
