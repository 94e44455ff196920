package io.github.tryonjobs.client;

import io.github.tryonjobs.client.internal.call.Excerpt;
import org.jspecify.annotations.Nullable;

/**
 * No response came, or not all of it: refused, reset, timed out, or not trusted, also by a proxy.
 */
public final class TransportException extends TryOnException {

  private static final long serialVersionUID = 1L;

  /**
   * Constructor, also for fakes in unit tests.
   *
   * @param request what was asked
   * @param problem what happened
   * @param cause the input or output error; null if there was none, as when time ran out
   */
  public TransportException(TryOnRequest request, String problem, @Nullable Throwable cause) {
    super(request, Excerpt.of(problem), cause);
  }
}
