package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi.StartTryOnResponse;
import io.github.tryonjobs.mock.generated.model.InputError;
import io.github.tryonjobs.mock.generated.model.StartedJob;
import io.github.tryonjobs.mock.generated.model.TryOnResult;
import io.github.tryonjobs.mock.scenario.Outcome;
import io.github.tryonjobs.mock.state.StartInput;
import io.github.tryonjobs.mock.state.StartInput.Refusal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fits an example of the contract to the job that was started, or to what the start has sent. */
final class ResponseForStart implements StartTryOnResponse.Visitor<StartTryOnResponse> {

  private final String jobId;
  private final Supplier<String> resultUrl;
  private final Outcome outcome;
  private final @Nullable StartInput input;

  ResponseForStart(
      String jobId, Supplier<String> resultUrl, Outcome outcome, @Nullable StartInput input) {
    this.jobId = jobId;
    this.resultUrl = resultUrl;
    this.outcome = outcome;
    this.input = input;
  }

  @Override
  public StartTryOnResponse visitStatus200(StartTryOnResponse.Status200 response) {
    return new StartTryOnResponse.Status200(new TryOnResult(resultUrl.get()));
  }

  @Override
  public StartTryOnResponse visitStatus202(StartTryOnResponse.Status202 response) {
    return new StartTryOnResponse.Status202(new StartedJob(jobId));
  }

  /** Says what is wrong, if something is. */
  @Override
  public StartTryOnResponse visitStatus400(StartTryOnResponse.Status400 response) {
    Refusal refusal = input == null ? null : input.refusal();
    InputError body = response.body();
    return refusal == null || !refusal.code().equals(body.errorCode().value())
        ? response
        : new StartTryOnResponse.Status400(
            new InputError(body.error() + ": " + refusal.detail(), body.errorCode()));
  }

  @Override
  public StartTryOnResponse visitStatus401(StartTryOnResponse.Status401 response) {
    return response;
  }

  @Override
  public StartTryOnResponse visitStatus403(StartTryOnResponse.Status403 response) {
    return response;
  }

  @Override
  public StartTryOnResponse visitStatus429(StartTryOnResponse.Status429 response) {
    String retryAfter = ResponseForJob.retryAfter(outcome);
    return retryAfter == null
        ? response
        : new StartTryOnResponse.Status429(response.body(), retryAfter);
  }

  @Override
  public StartTryOnResponse visitStatus500(StartTryOnResponse.Status500 response) {
    return response;
  }
}
