package io.github.tryonjobs.client;

/** The thread that waited for a call was interrupted; its interrupt flag is set again. */
public final class PollInterruptedException extends TryOnException {

  private static final long serialVersionUID = 1L;

  /**
   * Constructor, also for fakes in unit tests.
   *
   * @param request what was asked
   * @param cause the interrupt
   */
  public PollInterruptedException(TryOnRequest request, InterruptedException cause) {
    super(request, "interrupted while waiting for the result", cause);
  }
}
