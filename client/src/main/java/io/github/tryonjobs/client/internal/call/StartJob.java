package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.StartOutcomeUnknownException;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.TryOnStart;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts a job. Only what the service has certainly not accepted is tried again: from the first
 * byte on, an attempt without a response that says so has an unknown outcome.
 */
public final class StartJob extends Task<TryOnStart> {

  private final Function<Attempt, TryOnStart> start;
  private final boolean hasAttemptTimeout;
  private volatile @Nullable String jobId;

  public StartJob(
      TryOnRequest request,
      Duration timeout,
      boolean hasAttemptTimeout,
      Function<Attempt, TryOnStart> start) {
    super(request, timeout, null);
    this.hasAttemptTimeout = hasAttemptTimeout;
    this.start = start;
  }

  @Override
  protected boolean hasAttemptTimeout() {
    return hasAttemptTimeout;
  }

  @Override
  public TryOnStart attempt(Attempt attempt) {
    TryOnStart accepted = start.apply(attempt);
    if (accepted instanceof TryOnStart.Started started) {
      jobId = started.jobId();
    }
    return accepted;
  }

  @Override
  Throwable judge(Throwable failure) {
    Attempt attempt = uncertain(failure);
    return attempt == null
            || failure instanceof CancellationException
            || failure instanceof StartOutcomeUnknownException
        ? failure
        : new StartOutcomeUnknownException(
            failure instanceof TryOnException known ? known.request() : attempt.request(),
            attempt.sent() == Attempt.Sent.ALL,
            failure);
  }

  @Override
  @Nullable String jobId() {
    return jobId;
  }
}
