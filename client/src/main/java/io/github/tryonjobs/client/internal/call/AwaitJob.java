package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.JobFailedException;
import io.github.tryonjobs.client.PollInterruptedException;
import io.github.tryonjobs.client.PollTimeoutException;
import io.github.tryonjobs.client.PollingPolicy;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Asks for a job until it has ended. */
public final class AwaitJob extends Task<TryOnJob.Completed> {

  /** The time that a poll has which is under way when the time for the job is over. */
  private static final Duration LAST_POLL = Duration.ofSeconds(5);

  private final Function<Attempt, TryOnJob> source;
  private final PollingPolicy policy;
  private final RandomGenerator random;

  /** Run if the wait ends before the job does, by the application or by a limit. */
  private final Runnable onGivenUp;

  private final AtomicInteger polls = new AtomicInteger();

  public AwaitJob(
      TryOnRequest request,
      Function<Attempt, TryOnJob> source,
      PollingPolicy policy,
      RandomGenerator random,
      Runnable onGivenUp) {
    super(request, policy.timeout());
    this.source = source;
    this.policy = policy;
    this.random = random;
    this.onGivenUp = onGivenUp;
  }

  @Override
  Duration grace() {
    return LAST_POLL;
  }

  @Override
  Duration initialDelay() {
    return policy.initialDelay();
  }

  @Override
  public Next<TryOnJob.Completed> attempt(Attempt attempt) {
    TryOnJob job = source.apply(attempt);
    lastJob = job;
    int poll = polls.incrementAndGet();
    if (job instanceof TryOnJob.Completed completed) {
      return new Next.Done<>(completed);
    }
    if (job instanceof TryOnJob.Failed failed) {
      throw new JobFailedException(attempt.request(), failed);
    }
    return poll >= policy.maxPolls()
        ? new Next.OutOfTime<>()
        : new Next.Again<>(delayAfter(poll), poll);
  }

  /** Returns the interval, which grows with each poll, give or take the jitter. */
  private Duration delayAfter(int poll) {
    double grown = policy.interval().toNanos() * Math.pow(policy.growth(), poll - 1.0);
    double interval = Math.min(grown, (double) policy.maxInterval().toNanos());
    double jitter = policy.jitter() == 0 ? 0 : policy.jitter() * (2 * random.nextDouble() - 1);
    return Duration.ofNanos(Math.max(1, Math.round(interval * (1 + jitter))));
  }

  @Override
  TryOnException outOfTime(
      TryOnRequest asked,
      Duration elapsed,
      @Nullable Duration retryAfter,
      @Nullable TryOnException cause) {
    return new PollTimeoutException(asked, lastJob, polls.get(), elapsed, retryAfter, cause);
  }

  @Override
  protected void close(@Nullable Throwable failure) {
    boolean isLimit =
        failure instanceof PollInterruptedException || failure instanceof PollTimeoutException;
    if (isLimit || (failure != null && !(failure instanceof TryOnException))) {
      onGivenUp.run();
    }
  }
}
