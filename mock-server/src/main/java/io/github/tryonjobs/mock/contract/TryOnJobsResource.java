package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi;
import io.github.tryonjobs.mock.generated.model.InputError;
import io.github.tryonjobs.mock.generated.model.Job;
import io.github.tryonjobs.mock.generated.model.StartedJob;
import io.github.tryonjobs.mock.generated.model.TryOnResult;
import io.github.tryonjobs.mock.result.ResultLinks;
import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.scenario.Undocumented;
import io.github.tryonjobs.mock.state.MockRequest;
import io.github.tryonjobs.mock.state.StartInput;
import io.github.tryonjobs.mock.state.StartInput.Refusal;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers the operations with examples of the contract, fitted to the request; for all servers. */
@Singleton
public final class TryOnJobsResource implements TryOnJobsApi {

  private final Catalogue catalogue = Catalogue.ofContract();

  @Override
  public StartTryOnResponse startTryOn(MockRequest request) {
    if (request.input() == null) {
      request.input(StartRules.refused("invalid_request_body", "expected a body"));
    }
    Outcome outcome = request.start();
    String accepted = waits(request) ? "completed" : "started";
    String jobId = Objects.requireNonNullElse(request.jobId(), "");
    StartTryOnResponse example = catalogue.starts().get(documented(outcome, accepted));
    if (example instanceof StartTryOnResponse.Status200) {
      return new StartTryOnResponse.Status200(new TryOnResult(ResultLinks.link(request, jobId)));
    }
    if (example instanceof StartTryOnResponse.Status202) {
      return new StartTryOnResponse.Status202(new StartedJob(jobId));
    }
    if (example instanceof StartTryOnResponse.Status400 refused) {
      return new StartTryOnResponse.Status400(detailed(refused.body(), request.input()));
    }
    String retryAfter = retryAfter(outcome);
    return example instanceof StartTryOnResponse.Status429 limited && retryAfter != null
        ? new StartTryOnResponse.Status429(limited.body(), retryAfter)
        : example;
  }

  /** Says what is wrong with a start, if it is that which the error is about. */
  private static InputError detailed(InputError error, @Nullable StartInput input) {
    Refusal refusal = input == null ? null : input.refusal();
    return refusal != null && refusal.code().equals(error.errorCode().value())
        ? new InputError(error.error() + ": " + refusal.detail(), error.errorCode())
        : error;
  }

  private static boolean waits(MockRequest request) {
    return request.input() != null && request.input().waits();
  }

  @Override
  public GetTryOnJobResponse getTryOnJob(String jobId, MockRequest request) {
    Outcome outcome = request.ask(jobId);
    String goodNews = isError(outcome) ? catalogue.firstFailure() : "completed";
    GetTryOnJobResponse example = catalogue.jobs().get(documented(outcome, goodNews));
    if (example instanceof GetTryOnJobResponse.Status200 ok) {
      Job job = ok.body();
      String link = job.resultUrl() == null ? null : ResultLinks.link(request, jobId);
      return new GetTryOnJobResponse.Status200(new Job(jobId, job.status(), link, job.error()));
    }
    String retryAfter = retryAfter(outcome);
    return example instanceof GetTryOnJobResponse.Status429 limited && retryAfter != null
        ? new GetTryOnJobResponse.Status429(limited.body(), retryAfter)
        : example;
  }

  private static boolean isError(@Nullable Outcome outcome) {
    return outcome instanceof Outcome.Foreign it && it.kind() == Undocumented.UNKNOWN_ERROR;
  }

  @Override
  public CancelTryOnJobResponse cancelTryOnJob(String jobId, MockRequest request) {
    Outcome outcome = request.cancel(jobId);
    CancelTryOnJobResponse example = catalogue.cancels().get(documented(outcome, "cancelled"));
    String retryAfter = retryAfter(outcome);
    return example instanceof CancelTryOnJobResponse.Status429 limited && retryAfter != null
        ? new CancelTryOnJobResponse.Status429(limited.body(), retryAfter)
        : example;
  }

  /** Returns the {@code Retry-After} that an outcome asks for; null for that of the example. */
  private static @Nullable String retryAfter(@Nullable Outcome outcome) {
    return outcome instanceof Outcome.Documented documented
            && documented.retryAfterSeconds() != null
        ? String.valueOf(documented.retryAfterSeconds())
        : null;
  }

  /**
   * A fault spoils what would be good news; so does what is undocumented, but for an error. A start
   * that waits has no outcome yet.
   */
  private static String documented(@Nullable Outcome outcome, String goodNews) {
    return outcome instanceof Outcome.Documented documented ? documented.name() : goodNews;
  }
}
