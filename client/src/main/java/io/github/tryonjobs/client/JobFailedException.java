package io.github.tryonjobs.client;

import io.github.tryonjobs.client.internal.call.Excerpt;

/** The job that was waited for has failed. */
public final class JobFailedException extends TryOnException {

  private static final long serialVersionUID = 1L;

  private final TryOnJob.Failed job;

  /**
   * Constructor, also for fakes in unit tests.
   *
   * @param request what was asked
   * @param job the failed job
   */
  public JobFailedException(TryOnRequest request, TryOnJob.Failed job) {
    super(request, "the job failed: " + Excerpt.of(job.error().toString()), null);
    this.job = job;
  }

  /** Returns why the job failed. */
  public TryOnJobError error() {
    return job.error();
  }

  /** Returns the failed job. */
  public TryOnJob.Failed job() {
    return job;
  }
}
