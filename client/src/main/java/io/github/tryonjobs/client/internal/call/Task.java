package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one call is to bring about. One object for each call; its attempts come one after the other.
 *
 * @param <R> the result of the call
 */
public interface Task<R> {

  /** Returns what is asked for now. */
  TryOnRequest request();

  /** Returns the time that the call may take, from its start. */
  Duration timeout();

  /**
   * Returns the time that an attempt under way has when the time for the call is over. If there is
   * some, the last pause is cut so that one more attempt is made at that moment.
   */
  default Duration grace() {
    return Duration.ZERO;
  }

  /** Returns the pause before the first attempt. */
  default Duration initialDelay() {
    return Duration.ZERO;
  }

  /** Tells whether each attempt is broken off after the request timeout. */
  default boolean hasAttemptTimeout() {
    return true;
  }

  /**
   * Makes one attempt; may block.
   *
   * @throws TryOnException if it fails; it is retried if the retry policy says so
   */
  Next<R> attempt(Attempt attempt);

  /** Makes the result final, once it is certain that the call ends with it. */
  default R commit(R result) {
    return result;
  }

  /**
   * Returns the failure of a call that has no time left.
   *
   * @param asked what was asked for, and how often
   * @param elapsed the time since the call
   * @param retryAfter how long the server asks to wait, if that is why; else null
   * @param cause the failure that is not retried any more; null if there is none
   */
  default TryOnException outOfTime(
      TryOnRequest asked,
      Duration elapsed,
      @Nullable Duration retryAfter,
      @Nullable TryOnException cause) {
    return cause != null
        ? cause
        : new TransportException(
            asked, "timed out: not done within " + timeout().toMillis() + " ms", null);
  }

  /**
   * Returns what a failure means, which may depend on what has been sent. Called for each failure
   * of an attempt, and for the failure that the call ends with; no attempt goes on by then.
   */
  default Throwable judge(Throwable failure) {
    return failure;
  }

  /** Returns the job as it was seen last, or null. */
  default @Nullable TryOnJob lastJob() {
    return null;
  }

  /** Returns the id of the job; null if it is not known. */
  default @Nullable String jobId() {
    return request().jobId();
  }

  /**
   * Frees what the task holds. Called once, from any thread, perhaps during an attempt.
   *
   * @param failure why the call failed; null if it did not
   */
  default void close(@Nullable Throwable failure) {}

  /**
   * How a call goes on after an attempt that did not fail.
   *
   * @param <R> the result of the call
   */
  sealed interface Next<R> {

    /** It ends with a result. */
    record Done<R>(R result) implements Next<R> {}

    /** It ends: no further attempt is allowed. */
    record OutOfTime<R>() implements Next<R> {}

    /**
     * It makes another attempt.
     *
     * @param delay the pause before it
     * @param poll which poll this was, from 1
     */
    record Again<R>(Duration delay, int poll) implements Next<R> {}
  }
}
