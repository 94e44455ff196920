package io.github.tryonjobs.client;

/** No response came, or not all of it: refused, reset, timed out, or not trusted. */
public final class TransportException extends TryOnException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one; the client does this.
   *
   * @param jobId the id of the job that was asked for
   * @param problem what happened
   * @param cause the input or output error
   */
  public TransportException(String jobId, String problem, Throwable cause) {
    super(jobId, "job " + jobId + ": " + problem, cause);
  }
}
