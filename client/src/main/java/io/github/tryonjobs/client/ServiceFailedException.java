package io.github.tryonjobs.client;

/** 500: the service failed. Asking again later may help. */
public final class ServiceFailedException extends TryOnApiException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one; the client does this.
   *
   * @param jobId the id of the job that was asked for
   * @param response the response as it came; its body is not documented
   */
  public ServiceFailedException(String jobId, RawResponse response) {
    super(jobId, ApiErrorCode.UNRECOGNIZED, null, null, response);
  }
}
