package io.github.tryonjobs.client;

/**
 * The service, or something before it, answered in a way that the contract does not know: another
 * status code, or another content type. Redirects count here, they are not followed.
 */
public final class UndocumentedResponseException extends TryOnException {

  private static final long serialVersionUID = 1L;

  private final RawResponse response;

  /**
   * Creates one; the client does this.
   *
   * @param jobId the id of the job that was asked for
   * @param problem what is undocumented about it
   * @param response the response as it came
   */
  public UndocumentedResponseException(String jobId, String problem, RawResponse response) {
    super(jobId, "job " + jobId + ": " + problem, null);
    this.response = response;
  }

  /** Returns the response as it came. */
  public RawResponse response() {
    return response;
  }
}
