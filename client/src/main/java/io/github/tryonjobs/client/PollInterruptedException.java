package io.github.tryonjobs.client;

/** The thread that waited for an answer was interrupted; its interrupt flag is set again. */
public final class PollInterruptedException extends TryOnException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one; the client does this.
   *
   * @param request what was asked
   * @param cause the interrupt
   */
  public PollInterruptedException(TryOnRequest request, InterruptedException cause) {
    super(request, "interrupted while waiting for an answer", cause);
  }
}
