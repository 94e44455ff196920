package io.github.tryonjobs.client;

/** The documented reasons for a failed job: {@code JobErrorCode} in the contract. */
public enum TryOnJobErrorCode {
  /** The request that started the job had parameters that are not valid. */
  INVALID_PARAMETER,
  /** The content filter objected to an image. */
  CONTENT_FILTER_ERROR,
  /** Processing took longer than the service allows. */
  REQUEST_TIMEOUT,
  /** The job is too old and can no longer be had. */
  JOB_EXPIRED,
  /** The job was cancelled before it ended. */
  JOB_CANCELLED,
  /** Processing broke for a reason that the service did not foresee. */
  UNEXPECTED_ERROR,
  /** The service could not work on the job for the time being. */
  SERVICE_UNAVAILABLE,
  /** A reason that the contract does not document, or none at all; see the raw code. */
  UNRECOGNIZED
}
