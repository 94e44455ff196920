package io.github.tryonjobs.client.internal.job;

import io.github.tryonjobs.client.RetryPolicy;
import io.github.tryonjobs.client.TryOnJob;
import io.github.tryonjobs.client.TryOnListener;
import io.github.tryonjobs.client.TryOnRequest;
import io.github.tryonjobs.client.internal.call.Cancellation;
import io.github.tryonjobs.client.internal.call.Next;
import io.github.tryonjobs.client.internal.retry.RetriedCourse;
import io.github.tryonjobs.client.internal.retry.Surroundings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call that asks for a job. */
abstract class JobCourse<R> extends RetriedCourse<TryOnJob, R> {

  private final JobSource source;
  private volatile @Nullable TryOnJob lastJob;

  JobCourse(
      TryOnListener.Operation operation,
      TryOnRequest request,
      Surroundings surroundings,
      JobSource source,
      RetryPolicy retries,
      Duration timeout) {
    super(operation, request, surroundings, retries, timeout);
    this.source = source;
  }

  @Override
  protected final TryOnJob send(TryOnRequest request, Duration timeout, Cancellation cancellation) {
    return source.get(request, timeout, cancellation);
  }

  @Override
  public final Next<R> answered(TryOnJob job) {
    lastJob = job;
    return seen(job);
  }

  /** Decides what follows from the job as it stands now. */
  abstract Next<R> seen(TryOnJob job);

  @Override
  protected final @Nullable TryOnJob lastJob() {
    return lastJob;
  }
}
