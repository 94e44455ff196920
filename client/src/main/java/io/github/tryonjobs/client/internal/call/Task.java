package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.TryOnResponseException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one call is to bring about. One for each call; its attempts come one after the other. */
public abstract class Task<R> {

  /** Refusals of a request that a gateway may have handed on before. */
  private static final Set<Integer> UNCERTAIN = Set.of(408, 425);

  private final TryOnRequest request;
  private final Duration timeout;
  private volatile @Nullable Attempt current;
  private volatile @Nullable TryOnJob lastJob;

  /**
   * Constructor.
   *
   * @param timeout how long it may take, from the start of the call
   * @param job the job as it was seen last; null if it was not
   */
  protected Task(TryOnRequest request, Duration timeout, @Nullable TryOnJob job) {
    this.request = request;
    this.timeout = timeout;
    this.lastJob = job;
  }

  /** Returns a task that ends with what its first attempt gives that does not fail. */
  public static <R> Task<R> of(
      TryOnRequest request, Duration timeout, @Nullable TryOnJob job, Function<Attempt, R> action) {
    return new Task<>(request, timeout, job) {
      @Override
      public R attempt(Attempt attempt) {
        return action.apply(attempt);
      }
    };
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
   * @return the result; null if it is not there yet
   * @throws TryOnException if it fails; it is retried if the retry policy says so
   */
  public abstract @Nullable R attempt(Attempt attempt);

  final @Nullable R make(Attempt attempt) {
    current = attempt;
    R result = attempt(attempt);
    if (result instanceof TryOnJob job) {
      seen(job);
    }
    return result;
  }

  final void seen(TryOnJob job) {
    lastJob = job;
  }

  /** Returns what follows when the result is not there yet; null if no attempt is allowed. */
  public @Nullable Poll next() {
    return null;
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

  /** The n-th poll, from 1, and the pause after it. */
  public record Poll(int number, Duration delay) {}
}
