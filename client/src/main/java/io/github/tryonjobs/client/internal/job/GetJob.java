package io.github.tryonjobs.client.internal.job;

import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.internal.call.Next;
import io.github.tryonjobs.client.internal.retry.Surroundings;

/** Asks for a job as it stands now. */
public final class GetJob extends JobCourse<TryOnJob> {

  /** Starts the call. */
  public GetJob(
      TryOnRequest request, Surroundings surroundings, JobSource source, RetryPolicy retries) {
    super(
        TryOnListener.Operation.GET_JOB, request, surroundings, source, retries, retries.timeout());
  }

  @Override
  Next<TryOnJob> seen(TryOnJob job) {
    return new Next.Done<>(job);
  }
}
