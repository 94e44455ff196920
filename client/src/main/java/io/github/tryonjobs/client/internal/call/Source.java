package io.github.tryonjobs.client.internal.call;

/**
 * Makes one request, and blocks until the response is there.
 *
 * @param <R> what the response stands for
 */
@FunctionalInterface
public interface Source<R> {

  /**
   * Makes the request.
   *
   * @throws io.github.tryonjobs.client.TryOnException if the response stands for anything else
   */
  R get(Attempt attempt);
}
