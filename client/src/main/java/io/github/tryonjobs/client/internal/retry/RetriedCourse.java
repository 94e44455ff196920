package io.github.tryonjobs.client.internal.retry;

import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TransportException;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.internal.call.Cancellation;
import io.github.tryonjobs.client.internal.call.Course;
import io.github.tryonjobs.client.internal.call.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A call whose attempts are made again, as a policy says, if they fail in a way that may pass. */
public abstract class RetriedCourse<A, R> implements Course<A, R> {

  private final TryOnListener.Operation operation;
  private final TryOnRequest request;
  private final Surroundings surroundings;
  private final RetryPolicy policy;
  private final Duration timeout;
  private final Instant start;
  private final Backoff backoff;

  /** The attempts since the last one that brought something. */
  private final AtomicInteger attempts = new AtomicInteger();

  private final AtomicInteger allAttempts = new AtomicInteger();
  private final List<TryOnException> earlier = new CopyOnWriteArrayList<>();

  /**
   * Starts a call.
   *
   * @param timeout how long it may take in all
   */
  protected RetriedCourse(
      TryOnListener.Operation operation,
      TryOnRequest request,
      Surroundings surroundings,
      RetryPolicy policy,
      Duration timeout) {
    this.operation = operation;
    this.request = request;
    this.surroundings = surroundings;
    this.policy = policy;
    this.timeout = timeout;
    this.start = surroundings.clock().instant();
    this.backoff = new Backoff(policy.baseDelay(), policy.maxDelay(), surroundings.random());
  }

  /** Makes one attempt. */
  protected abstract A send(TryOnRequest request, Duration timeout, Cancellation cancellation);

  /**
   * Returns the end of a call that has no time left for another attempt.
   *
   * @param failure why another one is needed
   * @param retryAfter how long the server asks to wait, if there would be time otherwise
   */
  protected TryOnException outOfTime(TryOnException failure, @Nullable Duration retryAfter) {
    return failure;
  }

  /** Is told that the call has ended, before anyone else is. */
  protected void freed() {}

  /** Returns the job as it was seen last, or null. */
  protected abstract @Nullable TryOnJob lastJob();

  @Override
  public Duration initialDelay() {
    return Duration.ZERO;
  }

  @Override
  public final Duration timeLeft() {
    return timeout.minus(elapsed());
  }

  /** Returns the time since the call. */
  protected final Duration elapsed() {
    return Duration.between(start, surroundings.clock().instant());
  }

  /** Tells whether a pause leaves time for something after it. */
  protected final boolean isTimeFor(Duration pause) {
    return pause.compareTo(timeLeft()) < 0;
  }

  @Override
  public Duration attemptTimeout() {
    Duration left = timeLeft();
    Duration limit = surroundings.requestTimeout();
    return left.compareTo(limit) < 0 ? left : limit;
  }

  @Override
  public final A attempt(Duration limit, Cancellation cancellation) {
    allAttempts.incrementAndGet();
    attempts.incrementAndGet();
    return send(request(), limit, cancellation);
  }

  /** Counts attempts anew: the last one brought something. */
  protected final void succeeded() {
    attempts.set(0);
    earlier.clear();
  }

  @Override
  public final Next<R> failed(TryOnException failure) {
    if (attempts.get() >= policy.maxAttempts() || !Failures.mayPass(failure)) {
      return new Next.Failed<>(withEarlier(failure));
    }
    Duration jitter = backoff.after(attempts.get());
    Duration asked = Failures.retryAfter(failure, surroundings.clock().instant());
    Duration delay = asked == null || asked.compareTo(jitter) < 0 ? jitter : asked;
    if (!isTimeFor(delay)) {
      boolean isAsked = asked != null && !isTimeFor(asked);
      return new Next.Failed<>(withEarlier(outOfTime(failure, isAsked ? asked : null)));
    }
    earlier.add(failure);
    surroundings.events().retry(new TryOnListener.Retry(operation, failure, delay, elapsed()));
    return new Next.Again<>(delay);
  }

  private TryOnException withEarlier(TryOnException last) {
    earlier.forEach(last::addSuppressed);
    return last;
  }

  @Override
  public final TryOnException attemptTimedOut(Duration limit) {
    return new TransportException(
        request(), "timed out: no complete response within " + limit.toMillis() + " ms", null);
  }

  @Override
  public final TryOnException timedOut() {
    return withEarlier(outOfTime());
  }

  /** Returns the end of a call whose time is over. */
  protected TryOnException outOfTime() {
    return new TransportException(
        request(), "timed out: not done within " + timeout.toMillis() + " ms", null);
  }

  @Override
  public final TryOnRequest request() {
    return request.attempt(attempts.get());
  }

  @Override
  public final void ended(@Nullable Throwable failure) {
    freed();
    surroundings
        .events()
        .outcome(
            new TryOnListener.Outcome(
                operation, request.jobId(), lastJob(), allAttempts.get(), elapsed(), failure));
  }
}
