package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.mock.generated.model.Job;
import io.github.tryonjobs.mock.generated.model.JobStatus;

/**
 * Names an answer as scenarios do: by the job's status or the status code, with an error code where
 * there are several to choose from.
 */
final class OutcomeName implements GetTryOnJobResponse.Visitor<String> {

  @Override
  public String visitStatus200(GetTryOnJobResponse.Status200 answer) {
    Job job = answer.body();
    return job.error() == null
        ? job.status().value()
        : job.status().value() + ":" + job.error().errorCode().value();
  }

  @Override
  public String visitStatus400(GetTryOnJobResponse.Status400 answer) {
    return answer.status() + ":" + answer.body().errorCode().value();
  }

  @Override
  public String visitStatus401(GetTryOnJobResponse.Status401 answer) {
    return UNAUTHORIZED;
  }

  @Override
  public String visitStatus404(GetTryOnJobResponse.Status404 answer) {
    return String.valueOf(answer.status());
  }

  @Override
  public String visitStatus429(GetTryOnJobResponse.Status429 answer) {
    return RATE_LIMITED;
  }

  @Override
  public String visitStatus500(GetTryOnJobResponse.Status500 answer) {
    return String.valueOf(answer.status());
  }

  /** The outcome for a request without an API key that is accepted. */
  static final String UNAUTHORIZED = "401";

  /** The outcome for a request beyond the rate limit. */
  static final String RATE_LIMITED = "429";

  /** The outcome that a fault spoils. */
  static final String COMPLETED = JobStatus.Known.COMPLETED.value();
}
