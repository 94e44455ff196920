package io.github.tryonjobs.client;

import org.jspecify.annotations.Nullable;

/** No response came, or not all of it: refused, reset, timed out, or not trusted. */
public final class TransportException extends TryOnException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates one; the client does this.
   *
   * @param request what was asked
   * @param problem what happened
   * @param cause the input or output error; null if there was none, as when time ran out
   */
  public TransportException(TryOnRequest request, String problem, @Nullable Throwable cause) {
    super(request, Excerpt.of(problem), cause);
  }
}
