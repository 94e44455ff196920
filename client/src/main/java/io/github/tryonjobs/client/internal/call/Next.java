package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TryOnException;
import java.time.Duration;

/**
 * How a call goes on after an attempt.
 *
 * @param <R> what the call results in
 */
public sealed interface Next<R> {

  /** It ends well. */
  record Done<R>(R result) implements Next<R> {}

  /** It ends with an exception. */
  record Failed<R>(TryOnException failure) implements Next<R> {}

  /** It makes another attempt, after a pause. */
  record Again<R>(Duration delay) implements Next<R> {}
}
