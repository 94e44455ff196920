package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The course of one call: what an attempt does, and what follows from its outcome. One object for
 * each call. Attempts and decisions come one after the other; {@link #request}, {@link #timedOut}
 * and {@link #ended} may come at any time from any thread.
 *
 * @param <A> what an attempt brings
 * @param <R> what the call results in
 */
public interface Course<A, R> {

  /** Returns the pause before the first attempt. */
  Duration initialDelay();

  /** Returns how long the call may take from now on. */
  Duration timeLeft();

  /** Returns how long the next attempt may take, once it has a thread. */
  Duration attemptTimeout();

  /**
   * Makes an attempt; may block.
   *
   * @param timeout how long it may take; the caller does not wait longer
   */
  A attempt(Duration timeout, Cancellation cancellation);

  /** Decides what follows from an attempt that brought something. */
  Next<R> answered(A answer);

  /** Decides what follows from an attempt that failed. */
  Next<R> failed(TryOnException failure);

  /** Returns the failure of an attempt that took too long. */
  TryOnException attemptTimedOut(Duration timeout);

  /** Returns the failure of a call that took too long. */
  TryOnException timedOut();

  /** Returns what is asked now. */
  TryOnRequest request();

  /**
   * Is told that the call has ended, exactly once.
   *
   * @param failure why it failed; null if it did not
   */
  void ended(@Nullable Throwable failure);
}
