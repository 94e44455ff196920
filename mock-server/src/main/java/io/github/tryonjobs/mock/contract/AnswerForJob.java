package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.mock.generated.model.Job;
import io.github.tryonjobs.mock.job.Outcome;

/** Fits an example of the contract to the job that was asked for. */
final class AnswerForJob implements GetTryOnJobResponse.Visitor<GetTryOnJobResponse> {

  private final String jobId;
  private final Outcome outcome;

  AnswerForJob(String jobId, Outcome outcome) {
    this.jobId = jobId;
    this.outcome = outcome;
  }

  @Override
  public GetTryOnJobResponse visit(GetTryOnJobResponse.Status200 answer) {
    Job job = answer.body();
    return new GetTryOnJobResponse.Status200(
        new Job(jobId, job.status(), job.resultUrl(), job.error()));
  }

  @Override
  public GetTryOnJobResponse visit(GetTryOnJobResponse.Status400 answer) {
    return answer;
  }

  @Override
  public GetTryOnJobResponse visit(GetTryOnJobResponse.Status401 answer) {
    return answer;
  }

  @Override
  public GetTryOnJobResponse visit(GetTryOnJobResponse.Status404 answer) {
    return answer;
  }

  @Override
  public GetTryOnJobResponse visit(GetTryOnJobResponse.Status429 answer) {
    return outcome.retryAfterSeconds() == null
        ? answer
        : new GetTryOnJobResponse.Status429(
            answer.body(), String.valueOf(outcome.retryAfterSeconds()));
  }

  @Override
  public GetTryOnJobResponse visit(GetTryOnJobResponse.Status500 answer) {
    return answer;
  }
}
