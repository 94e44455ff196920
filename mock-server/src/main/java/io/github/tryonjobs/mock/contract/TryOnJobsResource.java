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
  public GetTryOnJobResponse getTryOnJob(String jobId, MockRequest request) {
    Asked asked = request.ask(jobId);
    if (asked instanceof Asked.Refused) {
      return catalogue.get("401");
    }
    if (asked instanceof Asked.Limited limited) {
      return response(new Outcome.Documented("429", limited.retryAfterSeconds()), jobId, request);
    }
    return response(((Asked.Came) asked).outcome(), jobId, request);
  }

  /** A fault spoils what would be good news; so does what is undocumented, but for an error. */
  private GetTryOnJobResponse response(Outcome outcome, String jobId, MockRequest request) {
    String name =
        outcome instanceof Outcome.Documented documented
            ? documented.answer()
            : isError(outcome) ? catalogue.firstFailure() : "completed";
    return catalogue
        .get(name)
        .accept(new AnswerForJob(jobId, () -> ResultLinks.link(request, jobId), outcome));
  }

  private static boolean isError(Outcome outcome) {
    return outcome instanceof Outcome.Foreign it && it.kind() == Undocumented.UNKNOWN_ERROR;
  }
}
