package io.github.tryonjobs.client.internal.job;

import io.github.tryonjobs.client.JobFailedException;
import io.github.tryonjobs.client.PollTimeoutException;
import io.github.tryonjobs.client.PollingPolicy;
import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.internal.call.Next;
import io.github.tryonjobs.client.internal.retry.Backoff;
import io.github.tryonjobs.client.internal.retry.Surroundings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Asks for a job until it has ended. */
public final class AwaitJob extends JobCourse<TryOnJob.Completed> {

  private final Surroundings surroundings;
  private final PollingPolicy policy;
  private final Backoff backoff;
  private final AtomicInteger polls = new AtomicInteger();

  /** Starts the call. */
  public AwaitJob(
      TryOnRequest request,
      Surroundings surroundings,
      JobSource source,
      RetryPolicy retries,
      PollingPolicy policy) {
    super(
        TryOnListener.Operation.AWAIT_JOB,
        request,
        surroundings,
        source,
        retries,
        policy.timeout());
    this.surroundings = surroundings;
    this.policy = policy;
    this.backoff = new Backoff(policy.baseDelay(), policy.maxDelay(), surroundings.random());
  }

  @Override
  public Duration initialDelay() {
    return policy.initialDelay();
  }

  @Override
  Next<TryOnJob.Completed> seen(TryOnJob job) {
    int poll = polls.incrementAndGet();
    if (job instanceof TryOnJob.Completed completed) {
      return new Next.Done<>(completed);
    }
    if (job instanceof TryOnJob.Failed failed) {
      return new Next.Failed<>(new JobFailedException(request(), failed));
    }
    Duration delay = backoff.after(poll);
    if (poll == policy.maxPolls() || !isTimeFor(delay)) {
      return new Next.Failed<>(timedOut());
    }
    surroundings.events().poll(new TryOnListener.Poll(job, poll, delay, elapsed()));
    succeeded();
    return new Next.Again<>(delay);
  }

  @Override
  protected TryOnException outOfTime(TryOnException failure, @Nullable Duration retryAfter) {
    return pollTimeout(retryAfter, failure);
  }

  @Override
  protected TryOnException outOfTime() {
    return pollTimeout(null, null);
  }

  private TryOnException pollTimeout(
      @Nullable Duration retryAfter, @Nullable TryOnException failure) {
    return new PollTimeoutException(
        request(), lastJob(), polls.get(), elapsed(), retryAfter, failure);
  }
}
