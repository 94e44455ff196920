package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.RateLimitedException;
import io.github.tryonjobs.client.TryOnCancellation;
import io.github.tryonjobs.client.TryOnException;
import io.github.tryonjobs.client.TryOnRequest;
import java.time.Duration;

/** Cancels a job. */
public final class CancelJob implements Task<TryOnCancellation> {

  private final TryOnRequest request;
  private final Source<TryOnCancellation> source;
  private final Duration timeout;

  /** Whether an earlier attempt may have cancelled the job. */
  private volatile boolean isUncertain;

  /** Constructor. */
  public CancelJob(TryOnRequest request, Source<TryOnCancellation> source, Duration timeout) {
    this.request = request;
    this.source = source;
    this.timeout = timeout;
  }

  @Override
  public TryOnRequest request() {
    return request;
  }

  @Override
  public Duration timeout() {
    return timeout;
  }

  @Override
  public Next<TryOnCancellation> attempt(Attempt attempt) {
    boolean isAfterRetry = isUncertain;
    TryOnCancellation outcome = source.get(attempt);
    return new Next.Done<>(
        outcome instanceof TryOnCancellation.AlreadyFinished finished
            ? new TryOnCancellation.AlreadyFinished(
                finished.jobId(), finished.error(), isAfterRetry)
            : outcome);
  }

  @Override
  public Throwable judge(Throwable failure) {
    isUncertain |= failure instanceof TryOnException && !(failure instanceof RateLimitedException);
    return failure;
  }
}
