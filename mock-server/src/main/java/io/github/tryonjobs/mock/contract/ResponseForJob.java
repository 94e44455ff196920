package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.mock.generated.model.Job;
import io.github.tryonjobs.mock.scenario.Outcome;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fits an example of the contract to the job that was asked for. */
final class ResponseForJob implements GetTryOnJobResponse.Visitor<GetTryOnJobResponse> {

  private final String jobId;
  private final Supplier<String> resultUrl;
  private final Outcome outcome;

  ResponseForJob(String jobId, Supplier<String> resultUrl, Outcome outcome) {
    this.jobId = jobId;
    this.resultUrl = resultUrl;
    this.outcome = outcome;
  }

  @Override
  public GetTryOnJobResponse visitStatus200(GetTryOnJobResponse.Status200 response) {
    Job job = response.body();
    return new GetTryOnJobResponse.Status200(
        new Job(
            jobId, job.status(), job.resultUrl() == null ? null : resultUrl.get(), job.error()));
  }

  @Override
  public GetTryOnJobResponse visitStatus400(GetTryOnJobResponse.Status400 response) {
    return response;
  }

  @Override
  public GetTryOnJobResponse visitStatus401(GetTryOnJobResponse.Status401 response) {
    return response;
  }

  @Override
  public GetTryOnJobResponse visitStatus404(GetTryOnJobResponse.Status404 response) {
    return response;
  }

  @Override
  public GetTryOnJobResponse visitStatus429(GetTryOnJobResponse.Status429 response) {
    String retryAfter = retryAfter(outcome);
    return retryAfter == null
        ? response
        : new GetTryOnJobResponse.Status429(response.body(), retryAfter);
  }

  /** Returns the {@code Retry-After} that an outcome asks for; null for what the contract shows. */
  static @Nullable String retryAfter(Outcome outcome) {
    return outcome instanceof Outcome.Documented told && told.retryAfterSeconds() != null
        ? String.valueOf(told.retryAfterSeconds())
        : null;
  }

  @Override
  public GetTryOnJobResponse visitStatus500(GetTryOnJobResponse.Status500 response) {
    return response;
  }
}
