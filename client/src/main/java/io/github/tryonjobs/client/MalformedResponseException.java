package io.github.tryonjobs.client;

import org.jspecify.annotations.Nullable;

/** The body of a documented response is not what the contract says: broken, or incomplete. */
public final class MalformedResponseException extends TryOnException {

  private static final long serialVersionUID = 1L;

  private final RawResponse response;

  /**
   * Creates one; the client does this.
   *
   * @param jobId the id of the job that was asked for
   * @param problem what is wrong with it
   * @param response the response as it came
   * @param cause the parser's complaint; null if there was none
   */
  public MalformedResponseException(
      String jobId, String problem, RawResponse response, @Nullable Throwable cause) {
    super(
        jobId,
        "job " + jobId + ": the response " + response.status() + " is malformed: " + problem,
        cause);
    this.response = response;
  }

  /** Returns the response as it came. */
  public RawResponse response() {
    return response;
  }
}
