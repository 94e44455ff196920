package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.TryOnResponseException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one call is to bring about. One for each call; its attempts come one after the other. */
public abstract class Task<R> {

  /** Refusals of a request that a gateway may have handed on before. */
  private static final Set<Integer> UNCERTAIN = Set.of(408, 425);

  private final TryOnRequest request;
  private final Duration timeout;
  private volatile @Nullable Attempt current;

  /** The job as it was seen last; null if it was not. */
  protected volatile @Nullable TryOnJob lastJob;

  /** Constructor of a task that may take so long, from the start of the call. */
  protected Task(TryOnRequest request, Duration timeout) {
    this.request = request;
    this.timeout = timeout;
  }

  final TryOnRequest request() {
    return request;
  }

  final Duration timeout() {
    return timeout;
  }

  final @Nullable TryOnJob lastJob() {
    return lastJob;
  }

  /**
   * Returns the time that an attempt under way has when the time for the call is over. If there is
   * some, the last pause is cut so that one more attempt is made at that moment.
   */
  Duration grace() {
    return Duration.ZERO;
  }

  /** Returns the pause before the first attempt. */
  Duration initialDelay() {
    return Duration.ZERO;
  }

  /** Tells whether each attempt is broken off after the request timeout. */
  protected boolean hasAttemptTimeout() {
    return true;
  }

  /**
   * Makes one attempt; may block.
   *
   * @throws TryOnException if it fails; it is retried if the retry policy says so
   */
  public abstract Next<R> attempt(Attempt attempt);

  final Next<R> make(Attempt attempt) {
    current = attempt;
    return attempt(attempt);
  }

  /** Makes the result final, once it is certain that the call ends with it. */
  protected R commit(R result) {
    return result;
  }

  /**
   * Returns the failure of a call that has no time left.
   *
   * @param retryAfter how long the server asks to wait, if that is why; else null
   * @param cause the failure that is not retried any more; null if there is none
   */
  TryOnException outOfTime(
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
  Throwable judge(Throwable failure) {
    return failure;
  }

  /**
   * Returns the attempt that the server may have acted on although it failed: something of it was
   * sent, and no response refuses it. Null if there is none.
   */
  final @Nullable Attempt uncertain(Throwable failure) {
    if (isRefusal(failure)) {
      // What follows, such as a pause, is of no attempt that was sent.
      current = null;
    }
    Attempt attempt = current;
    return attempt == null || attempt.sent() == Attempt.Sent.NOTHING ? null : attempt;
  }

  private static boolean isRefusal(Throwable failure) {
    return failure.getCause() instanceof ProxyRefusedException
        || (failure instanceof TryOnResponseException answered
            && answered.response().status() / 100 == 4
            && !UNCERTAIN.contains(answered.response().status()));
  }

  @Nullable String jobId() {
    return request.jobId();
  }

  /** Frees what the task holds. Called once, from any thread, perhaps during an attempt. */
  protected void close(@Nullable Throwable failure) {}

  /** How a call goes on after an attempt that did not fail. */
  public sealed interface Next<R> {

    /** It ends with a result. */
    record Done<R>(R result) implements Next<R> {}

    /** It ends: no further attempt is allowed. */
    record OutOfTime<R>() implements Next<R> {}

    /** It makes another attempt after a pause; this was the n-th poll, from 1. */
    record Again<R>(Duration delay, int poll) implements Next<R> {}
  }
}
