package io.github.tryonjobs.client;

/** The thread that waited for a job was interrupted; its interrupt flag is set again. */
public final class PollInterruptedException extends TryOnException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one; the client does this.
   *
   * @param jobId the id of the job that was waited for
   * @param cause the interrupt
   */
  public PollInterruptedException(String jobId, InterruptedException cause) {
    super(jobId, "job " + jobId + ": interrupted while waiting for it to end", cause);
  }
}
