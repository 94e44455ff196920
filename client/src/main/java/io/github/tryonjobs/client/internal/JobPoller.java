package io.github.tryonjobs.client.internal;

import io.github.tryonjobs.client.JobFailedException;
import io.github.tryonjobs.client.PollInterruptedException;
import io.github.tryonjobs.client.PollTimeoutException;
import io.github.tryonjobs.client.PollingPolicy;
import io.github.tryonjobs.client.TryOnJob;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Asks for a job until it has ended, as a policy says. Safe for use by several threads. */
public final class JobPoller {

  /** Asks for a job once, for at most the given time. */
  public interface Source {
    TryOnJob get(String jobId, Duration timeout);
  }

  private final Source source;
  private final Duration requestTimeout;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  /**
   * Creates a poller.
   *
   * @param requestTimeout what one request may take at the most
   * @param random where the jitter comes from
   */
  public JobPoller(
      Source source, Duration requestTimeout, Sleeper sleeper, RandomGenerator random) {
    this.source = source;
    this.requestTimeout = requestTimeout;
    this.sleeper = sleeper;
    this.random = random;
  }

  /**
   * Waits for a job.
   *
   * @return the completed job
   * @throws io.github.tryonjobs.client.TryOnException if it comes to any other end
   */
  public TryOnJob.Completed await(String jobId, PollingPolicy policy) {
    long start = sleeper.nanoTime();
    Duration elapsed = Duration.ZERO;
    for (int polls = 1; ; polls++) {
      TryOnJob job = source.get(jobId, min(requestTimeout, policy.timeout().minus(elapsed)));
      if (job instanceof TryOnJob.Completed completed) {
        return completed;
      }
      if (job instanceof TryOnJob.Failed failed) {
        throw new JobFailedException(failed);
      }
      elapsed = Duration.ofNanos(sleeper.nanoTime() - start);
      Duration delay = delayAfter(polls, policy);
      if (polls == policy.maxPolls() || elapsed.plus(delay).compareTo(policy.timeout()) >= 0) {
        throw new PollTimeoutException(job, polls, elapsed);
      }
      pause(jobId, delay);
      elapsed = Duration.ofNanos(sleeper.nanoTime() - start);
      if (elapsed.compareTo(policy.timeout()) >= 0) {
        throw new PollTimeoutException(job, polls, elapsed);
      }
    }
  }

  private Duration delayAfter(int polls, PollingPolicy policy) {
    Duration backoff = policy.baseDelay();
    for (int i = 1; i < polls && backoff.compareTo(policy.maxDelay()) < 0; i++) {
      backoff = backoff.multipliedBy(2);
    }
    return Duration.ofNanos(random.nextLong(min(backoff, policy.maxDelay()).toNanos() + 1));
  }

  private void pause(String jobId, Duration delay) {
    try {
      sleeper.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PollInterruptedException(jobId, e);
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
