package io.github.tryonjobs.client;

import java.io.Serializable;

/** The outcome of a cancellation. Immutable; nothing in it is null. */
public sealed interface TryOnCancellation extends Serializable {

  /** Returns the id of the job. */
  String jobId();

  /**
   * 200: the job is cancelled.
   *
   * @param jobId the id of the job
   */
  record Cancelled(String jobId) implements TryOnCancellation {}

  /**
   * 409: the job had ended already; {@link TryOnClient#getJob} tells how.
   *
   * @param jobId the id of the job
   * @param error the error that the service answered with
   * @param isAfterRetry whether an earlier attempt of the same call got no usable response, and may
   *     be what has cancelled the job
   */
  record AlreadyFinished(String jobId, ApiError error, boolean isAfterRetry)
      implements TryOnCancellation {}
}
