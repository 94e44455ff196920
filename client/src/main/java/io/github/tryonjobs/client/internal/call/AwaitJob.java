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
    super(request, policy.timeout(), null);
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
  public TryOnJob.@Nullable Completed attempt(Attempt attempt) {
    TryOnJob job = source.apply(attempt);
    seen(job);
    polls.incrementAndGet();
    if (job instanceof TryOnJob.Failed failed) {
      throw new JobFailedException(attempt.request(), failed);
    }
    return job instanceof TryOnJob.Completed completed ? completed : null;
  }

  @Override
  public @Nullable Poll next() {
    int poll = polls.get();
    return poll >= policy.maxPolls() ? null : new Poll(poll, delayAfter(poll));
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
    return new PollTimeoutException(asked, lastJob(), polls.get(), elapsed, retryAfter, cause);
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
