package io.github.tryonjobs.mock.contract;

import io.github.tryonjobs.mock.generated.TryOnJobsApi.GetTryOnJobResponse;
import io.github.tryonjobs.mock.job.Fault;
import io.github.tryonjobs.mock.job.Outcome;
import io.github.tryonjobs.mock.job.Poll;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with, and why.
 *
 * @param jobId the job that was asked for
 * @param outcome what stands for the answer in a scenario
 * @param poll what the request came upon; null if it did not come to count as a poll
 * @param response the answer, which a fault spoils on its way
 */
public record Answered(
    String jobId, Outcome outcome, @Nullable Poll poll, GetTryOnJobResponse response) {

  /** Returns what goes wrong on the wire, or null if nothing does. */
  public @Nullable Fault fault() {
    return outcome instanceof Outcome.Broken broken ? broken.fault() : null;
  }
}
