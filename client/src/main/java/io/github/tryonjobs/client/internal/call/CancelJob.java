package io.github.tryonjobs.client.internal.call;

import io.github.tryonjobs.client.TryOnCancellation;
import io.github.tryonjobs.client.TryOnRequest;
import java.time.Duration;
import java.util.function.Function;

/** Cancels a job. */
public final class CancelJob extends Task<TryOnCancellation> {

  private final Function<Attempt, TryOnCancellation> cancel;

  /** Whether an earlier attempt may have cancelled the job. */
  private volatile boolean isUncertain;

  public CancelJob(
      TryOnRequest request, Duration timeout, Function<Attempt, TryOnCancellation> cancel) {
    super(request, timeout, null);
    this.cancel = cancel;
  }

  @Override
  public TryOnCancellation attempt(Attempt attempt) {
    boolean isAfterRetry = isUncertain;
    TryOnCancellation outcome = cancel.apply(attempt);
    return outcome instanceof TryOnCancellation.AlreadyFinished finished
        ? new TryOnCancellation.AlreadyFinished(finished.jobId(), finished.error(), isAfterRetry)
        : outcome;
  }

  @Override
  Throwable judge(Throwable failure) {
    isUncertain |= uncertain(failure) != null;
    return failure;
  }
}
