package io.github.tryonjobs.client;

/** The client was closed, before the call or while it was under way. */
public final class ClientClosedException extends TryOnException {

  private static final long serialVersionUID = 1L;

  /**
   * Constructor, also for fakes in unit tests.
   *
   * @param request what was asked, or would have been
   */
  public ClientClosedException(TryOnRequest request) {
    super(request, "the client is closed", null);
  }
}
